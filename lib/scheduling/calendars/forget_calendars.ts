import type { Transaction } from "../../../db/transaction.ts";
import { deleteFeed } from "./feed/own_feed.ts";

/** Ends all that somebody who leaves has to do with calendars elsewhere: the address of their busy times, and what was read from theirs. */
export async function forgetCalendars(trx: Transaction, userId: string): Promise<void> {
  await deleteFeed(trx, userId);
  await trx.deleteFrom("importedCalendars").where("therapistId", "=", userId).execute();
}
