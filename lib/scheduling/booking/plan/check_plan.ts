import type { AppointmentKind } from "../../../shared/codes/appointment_kinds.ts";
import type { Transaction } from "../../../../db/transaction.ts";
import { bookingReadiness } from "../../../welcome/booking_readiness.ts";
import { careForViewer } from "../../../people/care/care_booking.ts";
import { mayActFor } from "../../../people/guardians/wards.ts";
import { covers } from "../../../people/credentials/licenses.ts";
import type { PatientStep } from "../../../welcome/welcome_steps.ts";
import type { Acting } from "../../../practice.ts";
import { findBookableTherapist } from "../find_bookable_therapist.ts";
import { offeredSchedule } from "../../schedule/offered_schedule.ts";
import type { Schedule } from "../../schedule/schedule.ts";
import { type OfferedType, scheduleFor } from "../../schedule/appointment_type.ts";
import { findConflicts, type PlannedVisit } from "./conflicts.ts";
import { occurrencesOf, type Repeat } from "./occurrences.ts";

/** One visit, or a series, with one patient or several. */
export interface Plan {
  therapistId: string;
  patientIds: readonly string[];
  kind: AppointmentKind;
  /** Null: of the schedule's own length. */
  typeId: string | null;
  /** When the first one begins. */
  startsAt: Temporal.Instant;
  repeat: Repeat | null;
}

/** Why a plan as a whole cannot be. */
export type PlanRefusal =
  /** There is no such therapist, or the plan is not the acting person's to make. */
  | { kind: "not_found" }
  | { kind: "profile_incomplete"; missing: PatientStep[] }
  | { kind: "not_licensed"; state: string }
  /** They do not work together, or not any more. */
  | { kind: "not_connected" }
  | { kind: "type_not_offered" };

type CheckedPlan =
  | {
    kind: "checked";
    /** Cut to the visits' length. */
    schedule: Schedule;
    type: OfferedType | null;
    /** The therapist answers each request of a patient's. */
    isRequest: boolean;
    visits: PlannedVisit[];
  }
  | PlanRefusal;

/**
 * The visits of a plan with all that stands in their way. A patient plans for themselves, what is offered; a therapist for patients who
 * work with them, at any time. The therapist's row is held, so that hours do not change under a booking.
 */
export async function checkPlan(trx: Transaction, acting: Acting, plan: Plan): Promise<CheckedPlan> {
  const { actor, now } = acting;
  const { therapistId, patientIds, typeId } = plan;
  const byTherapist = actor.userId === therapistId;
  const byPatient = !byTherapist && patientIds.length === 1 && await mayActFor(trx, acting, patientIds[0]);
  if (!byTherapist && !byPatient) return { kind: "not_found" };
  let types: OfferedType[] = [];
  let isRequest = false;
  let licensedUntil: Temporal.Instant | null = null;
  for (const patientId of patientIds) {
    const { complete, missing, state } = await bookingReadiness(trx, patientId);
    const therapist = await findBookableTherapist(trx, { therapistId, patientId }, state, { byTherapist });
    if (!therapist) return { kind: "not_found" };
    // Of somebody who is not their patient a therapist learns nothing.
    if (careForViewer(therapist).booking !== "any") return { kind: "not_connected" };
    if (!complete || !state) return { kind: "profile_incomplete", missing };
    if (!covers(therapist.licensedUntil, now())) return { kind: "not_licensed", state };
    licensedUntil = earliest(licensedUntil, therapist.licensedUntil);
    types = therapist.types ?? [];
    isRequest = byPatient && therapist.bookingMode === "request";
  }
  const offered = types.filter(({ forWhom }) => byTherapist || forWhom !== "first");
  const type = typeId === null ? null : offered.find(({ id }) => id === typeId);
  if (type === undefined) return { kind: "type_not_offered" };
  const own = await offeredSchedule(trx, { therapistId, patientIds }, actor.role, now());
  if (!own) return { kind: "not_found" };
  const schedule = { ...scheduleFor(own, type), licensedUntil };
  const starts = occurrencesOf(plan.startsAt, plan.repeat, schedule.timeZone);
  const question = { schedule, patientIds, anyStart: byTherapist };
  const visits = await findConflicts(trx, starts, question, now());
  return { kind: "checked", schedule, type, isRequest, visits };
}

function earliest(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (!a || !b) return a ?? b;
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}
