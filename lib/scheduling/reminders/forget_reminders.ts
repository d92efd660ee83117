import { type Transaction, transaction } from "../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../jobs/claim_jobs.ts";
import type { Practice } from "../../practice.ts";

/** After this long, the record of a reminder prevents nothing. Hours. */
const KEPT_HOURS = 30 * 24;

/** Deletes the records of reminders for visits that began a month ago. */
export async function forgetReminders({ db, now }: Pick<Practice, "db" | "now">): Promise<void> {
  await transaction(db, async (trx) => {
    await trx.deleteFrom("appointmentReminders").where("startsAt", "<", now().subtract({ hours: KEPT_HOURS }))
      .execute();
  }, OUT_OF_THE_WAY);
}

/** Deletes when a leaving user wanted to be reminded. */
export async function forgetReminderChoices(trx: Transaction, userId: string): Promise<void> {
  await trx.deleteFrom("reminderChoices").where("userId", "=", userId).execute();
}
