import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { finishSignIn, type SignedIn } from "../sessions/finish_sign_in.ts";
import { createAccount, isTaken } from "./create_account.ts";
import { openPendingSignUp } from "./pending_sign_up.ts";
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
