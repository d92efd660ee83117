import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { Role } from "../../shared/codes/roles.ts";
import { stateLabel } from "../../shared/codes/states.ts";
import { formatDuration } from "../../shared/format.ts";
import type { BookingResult } from "./book_appointment.ts";
import type { CancelResult } from "./cancel_appointment.ts";
import type { RescheduleResult } from "./reschedule_appointment.ts";
import type { SlotRefusal } from "../free/slots.ts";

/** Everything that booking, moving and cancelling can answer other than that it is done. */
export type Refusal =
  | Exclude<BookingResult, { kind: "booked" }>
  | Exclude<RescheduleResult, { kind: "rescheduled" }>
  | Exclude<CancelResult, { kind: "cancelled" | "left" }>;

/** Why something was refused, in a sentence for the person who asked for it. */
export function refusalSentence(refusal: Refusal, role: Role): string {
  switch (refusal.kind) {
    case "taken":
      return role !== "therapist"
        ? "That time has been taken. Choose another one."
        : "You are taken at that time, or too close to it. Choose another one.";
    case "own_time_taken":
      return role !== "therapist"
        ? "You have another appointment at that time. Choose another one."
        : "Your patient cannot come at that time. Choose another one.";
    case "not_offered":
      return notOfferedSentences[refusal.reason];
    case "profile_incomplete":
      return "Complete your profile first: booking needs it.";
    case "not_licensed":
      return `This therapist is not licensed in ${
        stateLabel(refusal.state)
      }, so a visit cannot be booked from there.`;
    case "not_connected":
      return "Further visits can be booked once the therapist has taken you on. Ask to work together first.";
    case "type_not_offered":
      return "This kind of visit is not offered to you. Choose another one.";
    case "key_reused":
      return "This booking was sent before for another time. Choose the time again.";
    case "not_found":
      return "There is no such thing here, or it is not yours.";
    case "not_cancellable":
    case "not_reschedulable":
      return statusSentences[refusal.status];
    case "already_started":
      return "This appointment has already started, so it can no longer be moved or cancelled.";
    case "group_visit":
      return "Others come to this visit as well, so only the therapist can move it. You can leave it.";
    case "inside_notice":
      return `This therapist asks for notice: an appointment can be moved or cancelled until ${
        formatDuration(refusal.noticeMinutes)
      } before it begins.`;
  }
}

const notOfferedSentences: Record<SlotRefusal, string> = {
  outside_hours: "The therapist offers no appointment at that time. Choose another one.",
  time_off: "The therapist is away at that time. Choose another one.",
  too_soon: "That is too soon: the therapist asks for more notice. Choose a later time.",
  too_far: "That is further ahead than the therapist can be booked. Choose an earlier time.",
  license_ends: "The therapist's license for where you are ends before then. Choose an earlier time.",
  past: "That time has already begun. Choose another one.",
};

/** How it stands with an appointment, in a sentence. */
export const statusSentences: Record<AppointmentStatus, string> = {
  pending: "This appointment is still waiting for an answer.",
  booked: "This appointment is booked.",
  arrived: "This appointment is under way, so it can no longer be moved or cancelled.",
  fulfilled: "This appointment has taken place, so it can no longer be moved or cancelled.",
  cancelled: "This appointment has already been cancelled.",
  noshow: "This appointment is over, so it can no longer be moved or cancelled.",
};
