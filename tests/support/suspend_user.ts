import { transaction } from "../../db/transaction.ts";
import type { Caller } from "../../lib/practice.ts";
import { recordAccountEvent } from "../../lib/auth/activity/record_account_event.ts";
import { endSessionsOf } from "../../lib/auth/sessions/session.ts";

/**
 * Suspends a user: their sessions end immediately everywhere, and no one can sign in until the account is
 * restored.
 */
export async function suspendUser(caller: Caller, userId: string): Promise<void> {
  await transaction(caller.db, async (trx) => {
    await trx.updateTable("users").set({ status: "suspended", updatedAt: caller.now() })
      .where("id", "=", userId).where("status", "=", "active").execute();
    await endSessionsOf(trx, caller, userId);
    await recordAccountEvent(trx, caller, userId, "suspend");
  });
}
