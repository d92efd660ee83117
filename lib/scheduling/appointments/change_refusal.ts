import type { AppointmentKind } from "../../shared/codes/appointment_kinds.ts";
import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { Role } from "../../shared/codes/roles.ts";
import { allows } from "./appointment_states.ts";

/** Why an appointment cannot be cancelled or moved. */
export type ChangeRefusal =
  | { kind: "not_cancellable" | "not_reschedulable"; status: AppointmentStatus }
  | { kind: "already_started" }
  /** Others come as well: its time is the therapist's to change. */
  | { kind: "group_visit" }
  | { kind: "inside_notice"; noticeMinutes: number };

/** What the rules ask of an appointment. */
interface Changeable {
  status: AppointmentStatus;
  startsAt: Temporal.Instant;
  /** The minimum notice that its therapist asks for. */
  noticeMinutes: number;
  kind?: AppointmentKind;
}

/** The last moment at which somebody in this role may change the appointment: the notice binds patients alone. */
export function changeableUntil(appointment: Changeable, role: Role): Temporal.Instant {
  return role === "therapist"
    ? appointment.startsAt
    : appointment.startsAt.subtract({ minutes: appointment.noticeMinutes });
}

/** Whether less than the notice is left before the appointment. */
export const isInsideNotice = (appointment: Changeable, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(changeableUntil(appointment, "patient"), now) < 0;

/** Why this change is refused to somebody in this role, or null when it may be done. */
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
