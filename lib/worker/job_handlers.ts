import { mailReset } from "../auth/password_reset/mail_reset.ts";
import type { Practice } from "../practice.ts";
import type { JobKind } from "../jobs/enqueue_job.ts";
import { pollCalendar } from "../scheduling/calendars/import/poll_calendar.ts";
import { sendReminder } from "../scheduling/reminders/send_reminder.ts";
import { deliverMail } from "./deliver_mail.ts";
import type { JobOutcome } from "../jobs/settle_job.ts";

/** A job as its handler sees it. */
interface Job {
  id: string;
  /** As it was enqueued; the handler parses it. */
  payload: unknown;
}

/**
 * Runs a job, or finds that nothing is left to do. It may run again after it has succeeded, because the queue
 * promises "at least once". An exception means a retry.
 */
type JobHandler = (practice: Practice, job: Job) => Promise<JobOutcome | void>;
export type JobHandlers = Record<JobKind, JobHandler>;

/** The handler of each kind of job. */
export const jobHandlers: JobHandlers = {
  calendar: pollCalendar,
  mail: deliverMail,
  reminder: sendReminder,
  reset: mailReset,
};
