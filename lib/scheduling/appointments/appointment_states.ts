import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";

/** The changes that users can request of an appointment. */
type Change = "confirm" | "cancel" | "reschedule" | "arrive" | "fulfil" | "miss" | "undo";

/**
 * The states from which each change is allowed; from any other it is refused. The names are FHIR's
 * AppointmentStatus.
 */
const allowedFrom = {
  confirm: ["pending"],
  cancel: ["pending", "booked"],
  reschedule: ["pending", "booked"],
  arrive: ["booked"],
  fulfil: ["booked", "arrived"],
  miss: ["booked", "arrived"],
  undo: ["arrived", "fulfilled", "noshow"],
} as const satisfies Record<Change, readonly AppointmentStatus[]>;

/** The state after each change that affects only the status. */
export const leadsTo = {
  confirm: "booked",
  arrive: "arrived",
  fulfil: "fulfilled",
  miss: "noshow",
  undo: "booked",
} as const satisfies Partial<Record<Change, AppointmentStatus>>;

/** Whether an appointment in this state allows the change. */
export function allows(status: AppointmentStatus, change: Change): boolean {
  const states: readonly AppointmentStatus[] = allowedFrom[change];
  return states.includes(status);
}

/** Whether an appointment in this state takes its attendees' time; a pending request does. */
export function holdsTime(status: AppointmentStatus): boolean {
  return status !== "cancelled";
}
