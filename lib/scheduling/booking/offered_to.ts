import type { Transaction } from "../../../db/transaction.ts";
import { scheduleFor } from "../schedule/appointment_type.ts";
import { offeredSchedule } from "../schedule/offered_schedule.ts";
import { heldTime } from "../time/booked_time.ts";
import { earlier } from "../time/interval.ts";
import { lengthOf } from "../time/visit_length.ts";
import { type Asking, judgePatients, type MayCome, type OfferRefusal, patientsOf } from "./judge_patients.ts";
import type { OfferedVisit } from "./plan/conflicts.ts";
import { occurrencesOf } from "./plan/occurrences.ts";
import type { Change, Plan } from "./plan/plan.ts";

export interface Offered extends Omit<MayCome, "kind" | "licenses"> {
  kind: "offered";
  visits: OfferedVisit[];
}

/**
 * Returns the visits of a plan with what their therapist offers to its patients, or why they cannot have them
 * at any time.
 */
export async function offeredTo(
  trx: Transaction,
  plan: Plan | Change,
  asking: Asking,
  now: Temporal.Instant,
): Promise<Offered | OfferRefusal> {
  const judged = await judgePatients(trx, plan, asking, now);
  if (judged.kind !== "may_come") return judged;
  const { type, asks, isRequest, licenses } = judged;
  const { therapistId } = plan;
  const patientIds = patientsOf(plan);
  const role = asking.byTherapist ? "therapist" : "patient";
  const own = await offeredSchedule(trx, { therapistId, patientIds }, role, now);
  const licensedFor = (ids: readonly string[]) => {
    const ends = ids.flatMap((id) => licenses.get(id) ?? []);
    return ends.length > 0 ? ends.reduce(earlier) : own?.licensedUntil;
  };
  if ("visits" in plan) {
    const visits = plan.visits.map(({ row, startsAt, patientIds }) => ({
      held: heldTime({ therapistId, ...lengthOf(row) }, patientIds, startsAt),
      schedule: own && { ...own, ...lengthOf(row), licensedUntil: licensedFor(patientIds) },
    }));
    return { kind: "offered", type, asks, isRequest, visits };
  }
  if (!own) return { kind: "not_found" };
  const schedule = { ...scheduleFor(own, type), licensedUntil: licensedFor(patientIds) };
  const visits = occurrencesOf(plan.startsAt, plan.repeat, schedule.timeZone)
    .map((startsAt) => ({ held: heldTime(schedule, patientIds, startsAt), schedule }));
  return { kind: "offered", type, asks, isRequest, visits };
}
