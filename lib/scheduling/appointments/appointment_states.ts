import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";

/** What people can ask of an appointment. */
type Change = "confirm" | "cancel" | "reschedule" | "arrive" | "fulfil" | "miss" | "undo";

/** From which states each change is possible; from any other it is refused. The names are FHIR's AppointmentStatus. */
const allowedFrom = {
  confirm: ["pending"],
  cancel: ["pending", "booked"],
  reschedule: ["pending", "booked"],
  arrive: ["booked"],
  fulfil: ["booked", "arrived"],
  miss: ["booked", "arrived"],
  undo: ["arrived", "fulfilled", "noshow"],
} as const satisfies Record<Change, readonly AppointmentStatus[]>;

/** Where a change of status alone leads. */
export const leadsTo = {
  confirm: "booked",
  arrive: "arrived",
  fulfil: "fulfilled",
  miss: "noshow",
  undo: "booked",
} as const satisfies Partial<Record<Change, AppointmentStatus>>;

/** Whether an appointment in this state can be changed so. */
export function allows(status: AppointmentStatus, change: Change): boolean {
  const states: readonly AppointmentStatus[] = allowedFrom[change];
  return states.includes(status);
}

/** Whether an appointment in this state takes up its attendees' time; a request that is still pending does. */
export function holdsTime(status: AppointmentStatus): boolean {
  return status !== "cancelled";
}
