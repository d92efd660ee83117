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
  /** The address got an account in the meantime, so none was created. */
  | { kind: "taken" };

/** Uses up the attempt in the statement that finds it; returns undefined if there is none. */
type UseUp = (trx: Transaction) => Promise<{ id: string; payload: string } | undefined>;

/**
 * Turns a verified attempt into a user, the profile, and a session. The statement that uses the attempt
 * deletes it, so one of two simultaneous verifications succeeds. @returns null if there was no attempt.
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
      // A stranger's pending password for this address must never become valid.
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
    // The address got an account in the meantime. The database decides, so that there is no gap.
    if (violates(error, "users_email_key_key")) return { kind: "taken" };
    throw error;
  }
}
