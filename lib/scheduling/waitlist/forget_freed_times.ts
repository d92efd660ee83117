import { transaction } from "../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../jobs/claim_jobs.ts";
import type { Practice } from "../../practice.ts";

/** After a month, no one needs to know to whom a time was offered. */
const KEPT_HOURS = 30 * 24;

/** Deletes freed times that started more than a month ago, with their offers. */
export async function forgetFreedTimes({ db, now }: Pick<Practice, "db" | "now">): Promise<void> {
  await transaction(db, async (trx) => {
    await trx.deleteFrom("freedTimes").where("startsAt", "<", now().subtract({ hours: KEPT_HOURS }))
      .execute();
  }, OUT_OF_THE_WAY);
}
