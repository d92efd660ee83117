import type { AppointmentStatus } from "../../db/schema.ts";

/** What people can ask of an appointment. */
export type Change = "cancel" | "reschedule";

/** From which states each change is possible; from any other it is refused. The names are FHIR's AppointmentStatus. */
const allowedFrom = {
  cancel: ["pending", "booked"],
  reschedule: ["pending", "booked"],
} as const satisfies Record<Change, readonly AppointmentStatus[]>;

/** Whether an appointment in this state can be changed so. */
export function allows(status: AppointmentStatus, change: Change): boolean {
  const states: readonly AppointmentStatus[] = allowedFrom[change];
  return states.includes(status);
}

/** Whether an appointment in this state takes up its attendees' time; a request that is still pending does. */
export function holdsTime(status: AppointmentStatus): boolean {
  return status !== "cancelled";
}
