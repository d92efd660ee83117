import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import type { Caller } from "../../practice.ts";
import type { UsedCredential } from "../../shared/schemas/passkeys.ts";
import { asSigned, idOf } from "./ceremony.ts";
import { type Asked, challengeIn, useUpPasskeyChallenge } from "./passkey_challenge.ts";
import type { RelyingParty } from "./relying_party.ts";
import { userHandle } from "./user_handle.ts";

/** A passkey with a valid signature; `acceptPasskey` decides whether it is accepted. */
export interface VerifiedPasskey {
  kind: "verified";
  passkeyId: string;
  userId: string;
  /** How often it was used, by its own count; 0: it does not count. */
  counter: number;
  backedUp: boolean;
  /** Whether it verified its user with a fingerprint, a face or a PIN. */
  userVerified: boolean;
}

export type UsedPasskey =
  | VerifiedPasskey
  /** The challenge was not for this browser and purpose, was used, or has expired. */
  | { kind: "gone" }
  /** `userId`: the user that it claims to belong to, if any. */
  | { kind: "wrong"; userId: string | null };

/**
 * Checks a browser's answer for a used passkey (WebAuthn, 7.2), except its counter. The challenge is used up.
 */
export async function verifyUsedPasskey(
  caller: Caller,
  { id, origin }: RelyingParty,
  asked: Asked,
  credential: UsedCredential,
): Promise<UsedPasskey> {
  const { clientDataJSON, authenticatorData, signature, userHandle: claimed } = credential.response;
  const challenge = challengeIn(clientDataJSON);
  if (!challenge || !await useUpPasskeyChallenge(caller, challenge, asked)) return { kind: "gone" };
  const passkey = await caller.db.selectFrom("passkeys").select(["id", "userId", "publicKey"])
    .where("credentialId", "=", credential.id).executeTakeFirst();
  if (!passkey) return { kind: "wrong", userId: asked.userId };
  const { userId } = passkey;
  // The required user or, if any user may answer, the one that it claims.
  const isTheirs = asked.userId ? asked.userId === userId : claimed != null;
  const isOwn = claimed == null || claimed === encodeBase64urlNoPadding(userHandle(userId));
  if (!isTheirs || !isOwn) return { kind: "wrong", userId: asked.userId };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...idOf(credential), response: { clientDataJSON, authenticatorData, signature } },
      expectedChallenge: asSigned(challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      // The library compares the counter before the signature, so an unsigned counter could be believed.
      // Against 0 it refuses none.
      credential: { id: credential.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    if (!verified) return { kind: "wrong", userId };
    const { newCounter: counter, credentialBackedUp: backedUp, userVerified } = authenticationInfo;
    return { kind: "verified", passkeyId: passkey.id, userId, counter, backedUp, userVerified };
  } catch {
    // The library throws for any malformed or forged browser answer.
    return { kind: "wrong", userId };
  }
}
