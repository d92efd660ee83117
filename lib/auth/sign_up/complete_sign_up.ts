import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { createUser } from "../accounts/create_user.ts";
import { emailKey } from "../accounts/email_key.ts";
import { finishSignIn, type SignedIn } from "../sessions/finish_sign_in.ts";
import { openPendingSignUp } from "./pending_sign_up.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import type { Browser } from "../sessions/session.ts";

export type CompletedSignUp =
  /** The account exists, and this browser is signed in. */
  | ({ kind: "verified" } & SignedIn)
  /** The address has got an account in the meantime; nothing was made. */
  | { kind: "taken" };

/** Uses up the attempt in the statement that finds it; nothing when there is none to use. */
type UseUp = (trx: Transaction) => Promise<{ id: string; payload: string } | undefined>;

/**
 * Turns a proven attempt into a user, the profile, and a session. The attempt is deleted by the statement that uses it: of
 * two proofs at the same moment one succeeds. @returns null when there was nothing to use.
 */
export async function completeSignUp(
  caller: Caller,
  browser: Browser,
  useUp: UseUp,
): Promise<CompletedSignUp | null> {
  try {
    return await transaction(caller.db, async (trx) => {
      const row = await useUp(trx);
      if (!row) return null;
      const { request } = await openPendingSignUp(caller, row);
      if (request.kind === "taken") return { kind: "taken" };
      // A password that somebody else has waiting for this address must not come to life later.
      await trx.deleteFrom("tokens").where("emailKey", "=", emailKey(request.email)).execute();
      const user = await createUser(trx, caller, request);
      await recordAccountEvent(trx, caller, user.id, "sign_up", { by: ownerOf(user) });
      const signedIn = await finishSignIn(trx, caller, user, browser, {
        method: "password",
        twoFactors: false,
      });
      return { kind: "verified", ...signedIn };
    });
  } catch (error) {
    // The address has got an owner since: the database decides, so that no moment is left in between.
    if (violates(error, "users_email_key_key")) return { kind: "taken" };
    throw error;
  }
}
