import { transaction } from "../../../db/transaction.ts";
import { OUT_OF_THE_WAY } from "../../jobs/claim_jobs.ts";
import type { Practice } from "../../practice.ts";

/** Long after a time is over, nobody asks who was offered it. */
const KEPT_HOURS = 30 * 24;

/** Deletes the times that were given back and began a month ago, with the offers of them. */
export async function forgetFreedTimes({ db, now }: Pick<Practice, "db" | "now">): Promise<void> {
  await transaction(db, async (trx) => {
    await trx.deleteFrom("freedTimes").where("startsAt", "<", now().subtract({ hours: KEPT_HOURS }))
      .execute();
  }, OUT_OF_THE_WAY);
}
