import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";

/** Removes the acting therapist from the directory and deletes their photo when they close their account. */
export async function unlistTherapist(trx: Transaction, { actor, now }: Acting): Promise<void> {
  await trx.updateTable("therapistProfiles").set({ listed: false, updatedAt: now() })
    .where("userId", "=", actor.userId).execute();
  await trx.deleteFrom("therapistPhotos").where("userId", "=", actor.userId).execute();
}
