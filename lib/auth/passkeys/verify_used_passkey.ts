import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import type { Caller } from "../../practice.ts";
import type { UsedCredential } from "../../shared/schemas/passkeys.ts";
import { asSigned, idOf } from "./ceremony.ts";
import { type Asked, challengeIn, useUpPasskeyChallenge } from "./passkey_challenge.ts";
import type { RelyingParty } from "./relying_party.ts";
import { userHandle } from "./user_handle.ts";

/** A passkey whose signature is right; whether it is accepted is decided with what follows from it (`acceptPasskey`). */
export interface VerifiedPasskey {
  kind: "verified";
  passkeyId: string;
  userId: string;
  /** How often it has been used, as it says itself; 0: it does not count. */
  counter: number;
  backedUp: boolean;
  /** Whether it has checked who holds it, by a finger, a face or a PIN. */
  userVerified: boolean;
}

export type UsedPasskey =
  | VerifiedPasskey
  /** The challenge was not given to this browser for this, has been used, or has run out. */
  | { kind: "gone" }
  /** `userId`: whose passkey it claims to be, as far as there is one. */
  | { kind: "wrong"; userId: string | null };

/** Checks what a browser says that a passkey has signed (WebAuthn, 7.2), all but the counter. The challenge is used up. */
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
  // Whose it has to be, or, where that is open, whose it says it is.
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
      // The library compares the counter before the signature, and so believes anybody's: against 0 it refuses none.
      credential: { id: credential.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    if (!verified) return { kind: "wrong", userId };
    const { newCounter: counter, credentialBackedUp: backedUp, userVerified } = authenticationInfo;
    return { kind: "verified", passkeyId: passkey.id, userId, counter, backedUp, userVerified };
  } catch {
    // The library throws for whatever a browser, or somebody who pretends to be one, has got wrong.
    return { kind: "wrong", userId };
  }
}
