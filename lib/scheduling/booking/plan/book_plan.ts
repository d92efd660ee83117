import { violates } from "../../../../db/constraint.ts";
import { transaction } from "../../../../db/transaction.ts";
import type { Acting } from "../../../practice.ts";
import { postAppointmentMails } from "../../mail/appointment_mail.ts";
import { type AppointmentRow, appointmentsOf } from "../../appointments/appointments_of.ts";
import { type AppointmentView, viewOf } from "../../appointments/appointment_view.ts";
import { IDEMPOTENCY_KEY } from "../book_appointment.ts";
import { BOOKED_TIME_KEY, heldTime } from "../../time/booked_time.ts";
import { pendingUntil } from "../../appointments/pending_until.ts";
import { recordForPatients } from "../../appointments/record_for_patients.ts";
import { recordRefusal } from "../../appointments/record_refusal.ts";
import { postSeriesMails } from "../../mail/series_mail.ts";
import { writeAppointment } from "../write_appointment.ts";
import { checkPlan, type Plan, type PlanRefusal } from "./check_plan.ts";
import { conflictName, isHard, type PlannedVisit } from "./conflicts.ts";

export interface PlanDecisions {
  /** The visits to leave out, by their beginnings. */
  skip: readonly Temporal.Instant[];
  /** The conflicts that a therapist has seen and books over, by `conflictName`. */
  override: readonly string[];
  /** The client's name for this booking: however often it is sent, it is one. */
  idempotencyKey: string;
}

export type BookPlanResult =
  | { kind: "booked"; appointments: AppointmentView[]; replayed: boolean }
  /** Nothing is booked: something stands in the way that was neither left out nor seen. */
  | { kind: "conflicts"; visits: PlannedVisit[]; timeZone: string }
  /** Everything was left out. */
  | { kind: "nothing_left" }
  | { kind: "key_reused" }
  | PlanRefusal;

/**
 * Books all visits of a plan in one transaction, without those that are to be left out: all of them, or none. Patients book what is free
 * and offered; a therapist may book over conflicts that they have seen, except over what somebody has given already.
 */
export async function bookPlan(
  acting: Acting,
  plan: Plan,
  decisions: PlanDecisions,
): Promise<BookPlanResult> {
  const before = await findReplay(acting, plan, decisions);
  const first = before ?? await book(acting, plan, decisions);
  // Two taps at once: what the other has just booked is what stands in the way.
  const result = first.kind === "conflicts" ? await findReplay(acting, plan, decisions) ?? first : first;
  if (result.kind !== "booked") {
    const [ownerId] = plan.patientIds;
    await recordRefusal(acting, { action: "book", subjectId: null, ownerId, reason: result.kind });
  }
  return result;
}

async function book(acting: Acting, plan: Plan, decisions: PlanDecisions): Promise<BookPlanResult> {
  try {
    return await transaction(acting.db, async (trx): Promise<BookPlanResult> => {
      const checked = await checkPlan(trx, acting, plan);
      if (checked.kind !== "checked") return checked;
      const { schedule, type, isRequest } = checked;
      const visits = checked.visits.filter(({ startsAt }) =>
        !decisions.skip.some((one) => one.equals(startsAt))
      );
      if (visits.length === 0) return { kind: "nothing_left" };
      const byTherapist = acting.actor.userId === plan.therapistId;
      const override = byTherapist ? decisions.override : [];
      if (visits.some((visit) => isInTheWay(visit, override))) {
        return { kind: "conflicts", visits: checked.visits, timeZone: schedule.timeZone };
      }
      const seriesId = visits.length > 1 ? crypto.randomUUID() : null;
      const rows: AppointmentRow[] = [];
      for (const [index, { startsAt, conflicts }] of visits.entries()) {
        const row = await writeAppointment(trx, acting, {
          held: heldTime(schedule, plan.patientIds, startsAt),
          kind: plan.kind,
          typeId: plan.typeId,
          typeName: type?.name ?? "",
          seriesId,
          status: isRequest ? "pending" : "booked",
          expiresAt: isRequest ? pendingUntil(startsAt, acting.now()) : null,
          overridden: conflicts.length > 0,
          idempotencyKey: keyOf(decisions, index),
        });
        if (conflicts.length > 0) await recordForPatients(trx, acting, row, "override", conflicts.join());
        rows.push(row);
      }
      const news = isRequest ? "requested" : "booked";
      if (rows.length === 1) await postAppointmentMails(trx, acting, rows[0], { kind: news });
      else await postSeriesMails(trx, acting, rows, news);
      return { kind: "booked", appointments: rows.map((row) => viewOf(row, acting)), replayed: false };
    });
  } catch (error) {
    // Two taps at once: the other one has just committed.
    if (violates(error, IDEMPOTENCY_KEY)) {
      return await findReplay(acting, plan, decisions) ?? { kind: "key_reused" };
    }
    if (violates(error, BOOKED_TIME_KEY)) return await showAgain(acting, plan);
    throw error;
  }
}

const isInTheWay = (visit: PlannedVisit, override: readonly string[]): boolean =>
  visit.conflicts.some((conflict) => isHard(conflict) || !override.includes(conflictName(visit, conflict)));

/** Somebody was faster: the plan as it stands now. */
async function showAgain(acting: Acting, plan: Plan): Promise<BookPlanResult> {
  const checked = await transaction(acting.db, (trx) => checkPlan(trx, acting, plan));
  if (checked.kind !== "checked") return checked;
  return { kind: "conflicts", visits: checked.visits, timeZone: checked.schedule.timeZone };
}

const keyOf = ({ idempotencyKey }: PlanDecisions, index: number) => `${idempotencyKey}/${index}`;

/** What the same key has booked before, or null. */
async function findReplay(
  acting: Acting,
  plan: Plan,
  decisions: PlanDecisions,
): Promise<BookPlanResult | null> {
  const { db, actor } = acting;
  const first = await db.selectFrom("appointments").select(["id", "seriesId", "therapistId", "typeId"])
    .where("createdBy", "=", actor.userId).where("idempotencyKey", "=", keyOf(decisions, 0))
    .executeTakeFirst();
  if (!first) return null;
  if (first.therapistId !== plan.therapistId || first.typeId !== plan.typeId) return { kind: "key_reused" };
  const { id, seriesId } = first;
  const rows = await appointmentsOf(db, actor.userId, acting.now())
    .where((eb) => seriesId ? eb("appointments.seriesId", "=", seriesId) : eb("appointments.id", "=", id))
    .orderBy("appointments.startsAt").execute();
  return { kind: "booked", appointments: rows.map((row) => viewOf(row, acting)), replayed: true };
}
