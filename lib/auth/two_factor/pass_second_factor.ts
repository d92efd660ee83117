import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { trustBrowser } from "../sessions/trust_browser.ts";
import type { TooMany } from "../limits/count_attempt.ts";
import { finishSignIn, type SignedIn } from "../sessions/finish_sign_in.ts";
import type { Browser } from "../sessions/session.ts";
import { acceptSecondFactor } from "./accept_second_factor.ts";
import { type Challenge, useUpChallenge } from "./challenge.ts";

export type PassSecondFactorResult =
  | ({ kind: "signed_in" } & SignedIn)
  | { kind: "wrong" }
  /** The challenge was used in the meantime, or has expired. */
  | { kind: "gone" }
  | TooMany;

/**
 * Passes the challenge (of the cookie's `secret`) with a code of the authenticator app or a recovery code,
 * and starts the session. Attempts count against the account, so a fresh challenge gives no extra ones.
 */
export async function passSecondFactor(
  caller: Caller,
  { challenge, secret }: { challenge: Challenge; secret: string },
  { code, trust }: { code: string; trust: boolean },
  browser: Browser,
): Promise<PassSecondFactorResult> {
  const { user, method } = challenge;
  const result = await acceptSecondFactor(caller, user, code);
  if (result.kind !== "right") return result;
  return await transaction(caller.db, async (trx) => {
    if (!await useUpChallenge(trx, caller, secret)) return { kind: "gone" };
    const signedIn = await finishSignIn(trx, caller, user, browser, { method, twoFactors: true });
    const { browserSecret } = signedIn;
    const kept = trust ? await trustBrowser(trx, caller, user, browserSecret) : browserSecret;
    return { kind: "signed_in", ...signedIn, browserSecret: kept };
  });
}
