import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { finishSignIn, type SignedIn } from "../sessions/finish_sign_in.ts";
import { createAccount, isTaken } from "./create_account.ts";
import { openPendingSignUp } from "./pending_sign_up.ts";
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
      const user = await createAccount(trx, caller, request);
      const signedIn = await finishSignIn(trx, caller, user, browser, {
        method: "password",
        twoFactors: false,
      });
      return { kind: "verified", ...signedIn };
    });
  } catch (error) {
    if (isTaken(error)) return { kind: "taken" };
    throw error;
  }
}
