import { transaction } from "../../../db/transaction.ts";
import type { Visit } from "../../practice.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSession, type Session } from "./session.ts";

/** Ends this browser's session, for good and on the server: its token opens nothing afterwards. */
export async function signOut(visit: Visit, session: Session): Promise<void> {
  await transaction(visit.db, async (trx) => {
    await endSession(trx, visit, session.id);
    await recordAccountEvent(trx, visit, session.userId, "sign_out");
  });
}
