import type { AppointmentKind } from "../../shared/codes/appointment_kinds.ts";
import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { Role } from "../../shared/codes/roles.ts";
import { allows } from "./appointment_states.ts";

/** Why an appointment cannot be canceled or moved. */
export type ChangeRefusal =
  | { kind: "not_cancellable"; status: AppointmentStatus }
  | { kind: "not_reschedulable"; status: AppointmentStatus }
  | { kind: "already_started" }
  /** There are other patients, so only the therapist can change its time. */
  | { kind: "group_visit" }
  | { kind: "inside_notice"; noticeMinutes: number };

/** The facts that the rules need. */
interface Changeable {
  status: AppointmentStatus;
  startsAt: Temporal.Instant;
  /** The minimum notice that its therapist requires. */
  noticeMinutes: number;
  kind?: AppointmentKind;
}

/** Returns the last moment when this role may change the appointment: the notice only binds patients. */
export function changeableUntil(appointment: Changeable, role: Role): Temporal.Instant {
  return role === "therapist"
    ? appointment.startsAt
    : appointment.startsAt.subtract({ minutes: appointment.noticeMinutes });
}

/** Whether less than the notice is left before the appointment. */
export const isInsideNotice = (appointment: Changeable, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(changeableUntil(appointment, "patient"), now) < 0;

/** Returns why this role may not make the change, or null if it may. */
export function changeRefusal(
  change: "cancel" | "reschedule",
  appointment: Changeable,
  role: Role,
  now: Temporal.Instant,
): ChangeRefusal | null {
  const { status, startsAt, noticeMinutes } = appointment;
  if (!allows(status, change)) {
    return { kind: change === "cancel" ? "not_cancellable" : "not_reschedulable", status };
  }
  if (Temporal.Instant.compare(startsAt, now) <= 0) return { kind: "already_started" };
  if (change === "reschedule" && appointment.kind === "group" && role !== "therapist") {
    return { kind: "group_visit" };
  }
  if (Temporal.Instant.compare(changeableUntil(appointment, role), now) < 0) {
    return { kind: "inside_notice", noticeMinutes };
  }
  return null;
}
