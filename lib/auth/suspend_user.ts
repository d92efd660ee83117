import { transaction } from "../../db/transaction.ts";
import type { Visit } from "../practice.ts";
import { recordAccountEvent } from "./activity/record_account_event.ts";
import { endSessionsOf } from "./sessions/session.ts";

/** Shuts somebody out: their sessions end at once everywhere, and nothing signs in to the account until it is restored. */
export async function suspendUser(visit: Visit, userId: string): Promise<void> {
  await transaction(visit.db, async (trx) => {
    await trx.updateTable("users").set({ status: "suspended", updatedAt: visit.now() })
      .where("id", "=", userId).where("status", "=", "active").execute();
    await endSessionsOf(trx, visit, userId);
    await recordAccountEvent(trx, visit, userId, "suspend");
  });
}
