import { transaction } from "../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../jobs/claim_jobs.ts";
import type { Practice } from "../../practice.ts";

/** Long after a visit, what it was reminded of guards against nothing any more. */
const KEPT_HOURS = 30 * 24;

/** Deletes the notes of reminders for visits that began a month ago. */
export async function forgetReminders({ db, now }: Pick<Practice, "db" | "now">): Promise<void> {
  await transaction(db, async (trx) => {
    await trx.deleteFrom("appointmentReminders").where("startsAt", "<", now().subtract({ hours: KEPT_HOURS }))
      .execute();
  }, OUT_OF_THE_WAY);
}
