import type { AppointmentKind } from "../../../shared/codes/appointment_kinds.ts";
import type { AppointmentRow } from "../../appointments/appointments_of.ts";
import type { Repeat } from "./occurrences.ts";

/** What patients want from a therapist, whatever the time. */
export interface TimelessPlan {
  therapistId: string;
  patientIds: readonly string[];
  kind: AppointmentKind;
  /** Null for the schedule's default length. */
  typeId: string | null;
}

/** A booking that is not made yet: one visit or a series, with one patient or several. */
export interface Plan extends TimelessPlan {
  /** When the first visit starts. */
  startsAt: Temporal.Instant;
  /** Null for a single visit. */
  repeat: Repeat | null;
}

/** Returns a visit as it is, to judge whether its patients may have it at another time. */
export const sameTime = (row: AppointmentRow): Change => ({
  therapistId: row.therapistId,
  visits: [{ row, startsAt: row.startsAt, patientIds: row.patients.map(({ id }) => id) }],
});

/** What a client sends with a plan to book it. */
export interface PlanDecisions {
  /** The starts of visits that are not booked. */
  skip: readonly Temporal.Instant[];
  /** The conflicts that a therapist has seen and overrides, by `conflictName`. */
  override: readonly string[];
  /** The client's ID for this booking. A repeated request books nothing more. */
  idempotencyKey: string;
}

/** A change of booked visits: they move, or a patient joins them. Each keeps its length. */
export interface Change {
  therapistId: string;
  visits: readonly ChangedVisit[];
}

/** A booked visit after the change. */
interface ChangedVisit {
  row: AppointmentRow;
  startsAt: Temporal.Instant;
  /** The patients whose time it takes. */
  patientIds: readonly string[];
}
