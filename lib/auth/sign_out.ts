import { transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../audit/record_audit_event.ts";
import type { Visit } from "../practice.ts";
import { endSession, type Session } from "./session.ts";

/** Ends this browser's session, for good and on the server: its token opens nothing afterwards. */
export async function signOut(visit: Visit, session: Session): Promise<void> {
  await transaction(visit.db, async (trx) => {
    await endSession(trx, session.id);
    await recordAuditEvent(trx, visit, {
      action: "sign_out",
      subjectType: "user",
      subjectId: session.userId,
      ownerId: session.userId,
    });
  });
}
