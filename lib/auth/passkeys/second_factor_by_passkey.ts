import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { finishSignIn, type SignedIn } from "../sessions/finish_sign_in.ts";
import type { Browser } from "../sessions/session.ts";
import { type Challenge, useUpChallenge } from "../two_factor/challenge.ts";
import { acceptPasskey } from "./accept_passkey.ts";
import { type PasskeyRefused, refusePasskey } from "./refuse_passkey.ts";
import type { RelyingParty } from "./relying_party.ts";
import type { PasskeyUse } from "./sign_in_with_passkey.ts";
import { verifyUsedPasskey } from "./verify_used_passkey.ts";

/**
 * Whether a passkey as the second factor must verify its user: a passkey's touch was the first factor
 * already.
 */
export const mustVerifyAfter = ({ method }: Pick<Challenge, "method">) => method === "passkey";

/**
 * Passes the second factor's challenge (of the cookie's `secret`) with a passkey of the user who passed the
 * first.
 */
export async function secondFactorByPasskey(
  caller: Caller,
  party: RelyingParty,
  { challenge, secret }: { challenge: Challenge; secret: string },
  { credential, browserSecret }: PasskeyUse,
  browser: Browser,
): Promise<({ kind: "signed_in" } & SignedIn) | PasskeyRefused> {
  const { user, method } = challenge;
  const asked = { purpose: "second_factor", browserSecret, userId: user.id } as const;
  const used = await verifyUsedPasskey(caller, party, asked, credential);
  if (used.kind !== "verified") return await refusePasskey(caller, used, "second_factor");
  if (mustVerifyAfter(challenge) && !used.userVerified) {
    return await refusePasskey(caller, { kind: "wrong", userId: user.id }, "second_factor");
  }
  return await transaction(caller.db, async (trx) => {
    if (!await acceptPasskey(trx, caller, used, "second_factor")) return { kind: "wrong" };
    if (!await useUpChallenge(trx, caller, secret)) return { kind: "gone" };
    const proof = { method, twoFactors: true } as const;
    return { kind: "signed_in", ...await finishSignIn(trx, caller, user, browser, proof) };
  });
}
