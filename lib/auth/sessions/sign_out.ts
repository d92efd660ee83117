import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSession } from "./session.ts";
import type { Session } from "./found_session.ts";

/** Ends this browser's session for good and on the server: its token opens nothing afterward. */
export async function signOut(caller: Caller, session: Session): Promise<void> {
  await transaction(caller.db, async (trx) => {
    await endSession(trx, caller, session.id);
    await recordAccountEvent(trx, caller, session.userId, "sign_out");
  });
}
