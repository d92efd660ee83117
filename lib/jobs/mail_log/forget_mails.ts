import { transaction } from "../../../db/transaction.ts";
import type { Practice } from "../../practice.ts";
import { OUT_OF_THE_WAY } from "../claim_jobs.ts";

const KEPT_HOURS = 90 * 24;

/** Deletes log entries of mails that were settled 90 days ago, and the payloads of dead ones. */
export async function forgetMails({ db, now }: Pick<Practice, "db" | "now">): Promise<void> {
  await transaction(db, async (trx) => {
    const gone = await trx.deleteFrom("mails").where("changedAt", "<", now().subtract({ hours: KEPT_HOURS }))
      .where("status", "<>", "waiting").returning(["id", "status"]).execute();
    const dead = gone.filter(({ status }) => status === "dead").map(({ id }) => id);
    if (dead.length > 0) {
      await trx.deleteFrom("jobs").where("id", "in", dead).where("deadAt", "is not", null).execute();
    }
  }, OUT_OF_THE_WAY);
}
