import type { User } from "../../../db/schema.ts";
import { transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../../lib/jobs/enqueue_mail.ts";
import { failJob, finishJob, MOST_ATTEMPTS } from "../../../lib/jobs/settle_job.ts";
import { claimJobs } from "../../../lib/jobs/claim_jobs.ts";
import type { MailKind } from "../../../lib/shared/codes/mail_kinds.ts";
import { paths } from "../../../lib/shared/paths.ts";
import type { TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** The pages of reminders and of the practice's mail. */
export async function mailViews(
  practice: TestPractice,
  people: { patient: User; therapist: User; admin: User },
): Promise<View[]> {
  await addMails(practice);
  const { patient, therapist, admin } = people;
  const reminders = { route: "/account/reminders", path: paths.reminders() };
  const log = { route: "/admin/mail", as: admin };
  return [
    { name: "reminders", ...reminders, as: patient, path: paths.reminders({ done: "saved" }) },
    { name: "reminders of a therapist", ...reminders, as: therapist },
    { name: "mails given up", ...log, path: paths.mailLog({ done: "sent" }) },
    { name: "mails that wait", ...log, path: paths.mailLog({ list: "waiting" }) },
    { name: "mails delivered", ...log, path: paths.mailLog({ list: "delivered" }) },
  ];
}

/** Two that were given up, one that waits for another attempt, and one that was delivered. */
async function addMails(practice: TestPractice): Promise<void> {
  const { db, now } = practice;
  const to = "somebody-with-a-rather-long-address@department-of-long-names.example.com";
  const kinds: MailKind[] = ["appointment", "reminder", "licence", "sign_up"];
  // Long ago, so that no other job that is due can be claimed before these.
  const runAt = now().subtract({ hours: 999 });
  for (const kind of kinds) {
    const mail = { to, subject: "s", text: "t", html: "h" };
    await transaction(db, (trx) => enqueueMail(trx, practice, mail, { kind, runAt }));
  }
  const [first, second, third, fourth] = await claimJobs(db, now(), kinds.length);
  for (const job of [first, second]) {
    await failJob(db, { ...job, attempts: MOST_ATTEMPTS }, "DeliveryError: EENVELOPE 550", now());
  }
  await failJob(db, third, "DeliveryError: ECONNECTION", now());
  await finishJob(db, fourth, now());
}
