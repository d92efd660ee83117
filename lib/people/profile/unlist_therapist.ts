import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";

/** Takes the acting therapist, who leaves, out of the directory, and their photo out of the house. */
export async function unlistTherapist(trx: Transaction, { actor, now }: Acting): Promise<void> {
  await trx.updateTable("therapistProfiles").set({ listed: false, updatedAt: now() })
    .where("userId", "=", actor.userId).execute();
  await trx.deleteFrom("therapistPhotos").where("userId", "=", actor.userId).execute();
}
