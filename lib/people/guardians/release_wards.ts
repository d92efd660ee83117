import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";

/** Ends the acting guardian's guardianship of one ward, or of all. */
export async function releaseWards(trx: Transaction, { actor, now }: Acting, wardId?: string): Promise<void> {
  await trx.updateTable("guardianships").set({ endedAt: now() })
    .where("guardianId", "=", actor.userId).where("endedAt", "is", null)
    .$if(wardId !== undefined, (query) => query.where("wardId", "=", wardId ?? "")).execute();
}
