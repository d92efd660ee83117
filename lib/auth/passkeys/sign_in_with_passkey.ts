import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { UsedCredential } from "../../shared/schemas/passkeys.ts";
import { finishSignIn } from "../sessions/finish_sign_in.ts";
import { type PassedFirstFactor, passFirstFactor } from "../sign_in/pass_first_factor.ts";
import type { Browser } from "../sessions/session.ts";
import { acceptPasskey } from "./accept_passkey.ts";
import { type PasskeyRefused, refusePasskey } from "./refuse_passkey.ts";
import type { RelyingParty } from "./relying_party.ts";
import { verifyUsedPasskey } from "./verify_used_passkey.ts";

/** The browser's signed answer, and the secret of its cookie. */
export interface PasskeyUse {
  credential: UsedCredential;
  browserSecret: string;
}

/**
 * Signs in with a passkey. One that verified its user is two factors, possession and biometrics. One with
 * only a touch is the first, and a user with other factors must give a second.
 */
export async function signInWithPasskey(
  caller: Caller,
  party: RelyingParty,
  { credential, browserSecret }: PasskeyUse,
  browser: Browser,
): Promise<PassedFirstFactor | PasskeyRefused> {
  const asked = { purpose: "sign_in", browserSecret, userId: null } as const;
  const used = await verifyUsedPasskey(caller, party, asked, credential);
  if (used.kind !== "verified") return await refusePasskey(caller, used, "sign_in");
  return await transaction(caller.db, async (trx) => {
    const user = await acceptPasskey(trx, caller, used, "sign_in");
    if (!user) return { kind: "wrong" };
    if (!used.userVerified) return await passFirstFactor(trx, caller, user, "passkey", browser);
    const proof = { method: "passkey", twoFactors: true } as const;
    return { kind: "signed_in", ...await finishSignIn(trx, caller, user, browser, proof) };
  });
}
