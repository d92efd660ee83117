import type { User } from "../../../db/schema/accounts.ts";
import { MOST_ATTEMPTS } from "../../../lib/jobs/settle_job.ts";
import * as paths from "../../../lib/shared/paths.ts";
import type { TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of reminders and of the practice's mail. */
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

/**
 * Adds two dead mails, one that waits for another attempt, and two that are done. None is a job that a
 * worker could run.
 */
async function addMails({ db, now }: TestPractice): Promise<void> {
  const entry = {
    maskedAddress: "s…@department-of-rather-long-names.example.com",
    createdAt: now().subtract({ hours: 6 }),
  };
  const refused = { attempts: MOST_ATTEMPTS, lastFailure: "DeliveryError: EENVELOPE 550" };
  const mails = [
    { kind: "reminder", status: "dead", ...refused },
    { kind: "appointment", status: "dead", ...refused },
    { kind: "license", status: "waiting", attempts: 3, lastFailure: "DeliveryError: ECONNECTION" },
    { kind: "sign_up", status: "delivered", attempts: 1, lastFailure: null },
    { kind: "reminder", status: "dropped", attempts: 2, lastFailure: "DeliveryError: ETIMEDOUT" },
  ] as const;
  await db.insertInto("mails").values(
    mails.map((mail) => ({ id: crypto.randomUUID(), userId: null, ...entry, ...mail, changedAt: now() })),
  ).execute();
}
