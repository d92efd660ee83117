import type { Transaction } from "../../../db/transaction.ts";
import { deleteFeed } from "./feed/own_feed.ts";

/** Deletes a leaving user's feed and imported calendars. */
export async function forgetCalendars(trx: Transaction, userId: string): Promise<void> {
  await deleteFeed(trx, userId);
  await trx.deleteFrom("importedCalendars").where("therapistId", "=", userId).execute();
}
