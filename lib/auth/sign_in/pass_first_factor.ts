import type { SignInMethod } from "../../shared/codes/sign_in_methods.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { isTrustedBrowser } from "../sessions/recognize_browser.ts";
import { finishSignIn, type SignedIn } from "../sessions/finish_sign_in.ts";
import type { Browser } from "../sessions/session.ts";
import { beginChallenge } from "../two_factor/challenge.ts";
import { asksForSecondFactor, findSecondFactors } from "../two_factor/second_factors.ts";

export type PassedFirstFactor =
  | ({ kind: "signed_in" } & SignedIn)
  /** No session starts: the secret only opens the challenge. */
  | { kind: "second_factor_needed"; challenge: string };

/**
 * Continues after a correct first factor of any kind: with a session or, if the account has a second factor
 * and the browser is not trusted, with the challenge and no session (GHSA-xg6x-h9c9-2m83). Every sign-in with
 * one factor goes through here.
 */
export async function passFirstFactor(
  trx: Transaction,
  caller: Caller,
  user: SigningInUser,
  method: SignInMethod,
  browser: Browser,
): Promise<PassedFirstFactor> {
  const factors = await findSecondFactors(trx, user.id);
  const asks = asksForSecondFactor(user.role, factors);
  if (asks && !await isTrustedBrowser(trx, caller, user.id, browser)) {
    return { kind: "second_factor_needed", challenge: await beginChallenge(trx, caller, user, method) };
  }
  const proof = { method, twoFactors: asks, byTrust: asks };
  const signedIn = await finishSignIn(trx, caller, user, browser, proof);
  return { kind: "signed_in", ...signedIn };
}
