import { z } from "zod";
import type { JobOutcome } from "../../jobs/settle_job.ts";
import type { Practice } from "../../practice.ts";
import { hasWaitingMeasures } from "../../records/measures/list_measures.ts";
import { findRow } from "../appointments/appointments_of.ts";
import { mailPeople } from "../mail/mail_people.ts";
import { wantsReminder } from "./reminder_choices.ts";
import { reminderMail } from "./reminder_mail.ts";

const reminder = z.strictObject({
  appointmentId: z.string(),
  userId: z.string(),
  offsetMinutes: z.number(),
  startsAt: z.string(),
});

/**
 * Runs the job that mails a reminder under the job's ID. The mail is written only now, so that changes since
 * it was enqueued count, for example during a mail outage. A visit that was moved or canceled or has begun,
 * and a user who no longer wants reminders, get none.
 */
export async function sendReminder(
  practice: Pick<Practice, "db" | "mailer" | "config" | "now">,
  { id, payload }: { id: string; payload: unknown },
): Promise<JobOutcome> {
  const { db, mailer, now } = practice;
  const { appointmentId, userId, offsetMinutes, startsAt } = reminder.parse(payload);
  const row = await findRow(db, userId, appointmentId, now());
  if (!row || row.status !== "booked" || !row.startsAt.equals(startsAt)) return "dropped";
  if (Temporal.Instant.compare(row.startsAt, now()) <= 0) return "dropped";
  const people = mailPeople(row, userId);
  if (!people || !await wantsReminder(db, { userId, role: people.role, offsetMinutes })) return "dropped";
  const { therapistId } = row;
  const hasQuestions = people.role === "patient" &&
    await hasWaitingMeasures(practice, { patientId: userId, therapistId });
  await mailer.deliver({ ...reminderMail(practice, row, people, { hasQuestions }), id });
  return "done";
}
