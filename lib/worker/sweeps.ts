import { forgetExpired } from "../auth/sessions/forget_expired.ts";
import { expireRequests } from "../scheduling/booking/expire_requests.ts";
import { warnOfExpiry } from "../people/credentials/warn_of_expiry.ts";
import type { Practice } from "../practice.ts";
import { resumeReadings } from "../scheduling/calendars/import/resume_readings.ts";
import { claimReminders } from "../scheduling/reminders/claim_reminders.ts";
import { forgetReminders } from "../scheduling/reminders/forget_reminders.ts";
import { forgetFreedTimes } from "../scheduling/waitlist/forget_freed_times.ts";
import { passOnFreedTimes } from "../scheduling/waitlist/pass_on_freed_times.ts";
import { forgetMails } from "../jobs/mail_log/forget_mails.ts";

/** Runs in every worker, without a job. It may run in several processes at once, and again after a crash. */
export type Sweep = (practice: Practice) => Promise<void>;

/** Hourly sweeps. */
export const sweeps: readonly Sweep[] = [
  forgetExpired,
  warnOfExpiry,
  forgetReminders,
  forgetFreedTimes,
  forgetMails,
  resumeReadings,
];

/**
 * Sweeps every twenty seconds, because people wait for their results. With nothing due they must cost next to
 * nothing.
 */
export const promptSweeps: readonly Sweep[] = [
  claimReminders,
  expireRequests,
  passOnFreedTimes,
];
