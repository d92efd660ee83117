import { violates } from "../../db/constraint.ts";
import { type Transaction, transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../audit/record_audit_event.ts";
import type { Actor, Visit } from "../practice.ts";
import { createUser } from "./create_user.ts";
import { emailKey } from "./email_key.ts";
import { openPendingSignUp } from "./pending_sign_up.ts";
import { type Browser, type StartedSession, startSession } from "./session.ts";

export type CompletedSignUp =
  /** The account exists, and this browser is signed in. */
  | ({ kind: "verified"; actor: Actor } & StartedSession)
  /** The address has got an account in the meantime; nothing was made. */
  | { kind: "taken" };

/** Uses up the attempt in the statement that finds it; nothing when there is none to use. */
type UseUp = (trx: Transaction) => Promise<{ id: string; payload: string } | undefined>;

/**
 * Turns a proven attempt into a user, the profile, and a session. The attempt is deleted by the statement that uses it: of
 * two proofs at the same moment one succeeds. @returns null when there was nothing to use.
 */
export async function completeSignUp(
  visit: Visit,
  browser: Browser,
  useUp: UseUp,
): Promise<CompletedSignUp | null> {
  try {
    return await transaction(visit.db, async (trx) => {
      const row = await useUp(trx);
      if (!row) return null;
      const { request } = await openPendingSignUp(visit, row);
      if (request.kind === "taken") return { kind: "taken" };
      // A password that somebody else has waiting for this address must not come to life later.
      await trx.deleteFrom("tokens").where("emailKey", "=", emailKey(request.email)).execute();
      const user = await createUser(trx, visit, request);
      const started = await startSession(trx, visit, user, browser);
      const { id, role, name, email, timeZone } = user;
      const actor: Actor = { userId: id, role, name, email, timeZone };
      await recordAuditEvent(
        trx,
        visit,
        { action: "sign_up", subjectType: "user", subjectId: id, ownerId: id },
        actor,
      );
      return { kind: "verified", actor, ...started };
    });
  } catch (error) {
    // The address has got an owner since: the database decides, so that no moment is left in between.
    if (violates(error, "users_email_key_key")) return { kind: "taken" };
    throw error;
  }
}
