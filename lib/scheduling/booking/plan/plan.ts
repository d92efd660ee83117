import type { AppointmentKind } from "../../../shared/codes/appointment_kinds.ts";
import type { AppointmentRow } from "../../appointments/appointments_of.ts";
import type { Repeat } from "./occurrences.ts";

/** What is about to be booked: one visit or a series, with one patient or several. */
export interface Plan {
  therapistId: string;
  patientIds: readonly string[];
  kind: AppointmentKind;
  /** Null: of the schedule's own length. */
  typeId: string | null;
  /** When the first visit begins. */
  startsAt: Temporal.Instant;
  /** Null: a single visit. */
  repeat: Repeat | null;
}

/** A change of visits that are booked already: they move, or a patient joins them. Each keeps its length. */
export interface Change {
  therapistId: string;
  visits: readonly ChangedVisit[];
}

/** A booked visit as it would be. */
interface ChangedVisit {
  row: AppointmentRow;
  startsAt: Temporal.Instant;
  /** Whose time it would take. */
  patientIds: readonly string[];
}
