import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import { formatDuration } from "../../shared/format.ts";
import { notFound, type Refusals } from "../../shared/refusal.ts";
import type { ChangeRefusal } from "../appointments/may_change.ts";
import type { CancelResult } from "./cancel_appointment.ts";
import type { SettleResult } from "./settle_appointment.ts";

/** An appointment's status as a sentence. */
const statusSentences: Record<AppointmentStatus, string> = {
  pending: "This visit is still waiting for an answer.",
  booked: "This visit is booked.",
  arrived: "This visit is under way, so you can no longer move or cancel it.",
  fulfilled: "This visit has taken place, so you can no longer move or cancel it.",
  cancelled: "This visit has already been canceled.",
  noshow: "This visit is over, so you can no longer move or cancel it.",
};

/** Why an appointment cannot be moved or canceled. */
export const changeRefusals: Refusals<ChangeRefusal> = {
  not_cancellable: { status: 409, sentence: ({ status }) => statusSentences[status] },
  not_reschedulable: { status: 409, sentence: ({ status }) => statusSentences[status] },
  already_started: {
    status: 409,
    sentence: "This visit has already started, so you can no longer move or cancel it.",
  },
  group_visit: {
    status: 409,
    sentence:
      "Other patients are in this visit too, so only the therapist can move it. You can leave the visit instead.",
  },
  inside_notice: {
    status: 409,
    sentence: ({ noticeMinutes }) =>
      `This therapist needs notice. You can move or cancel a visit until ${
        formatDuration(noticeMinutes)
      } before it begins.`,
  },
};

/** Why an appointment was not canceled. */
export const cancelRefusals: Refusals<Exclude<CancelResult, { kind: "cancelled" | "left" }>> = {
  ...changeRefusals,
  not_found: notFound,
};

/** Why an appointment's outcome was not recorded. */
export const settleRefusals: Refusals<Exclude<SettleResult, { kind: "settled" }>> = {
  not_found: notFound,
  not_possible: {
    status: 409,
    sentence: ({ status }) => `You can't do that now. ${statusSentences[status]}`,
  },
  too_early: { status: 409, sentence: "It's too early for that. The visit hasn't begun." },
};
