import { constantTimeEqual } from "@oslojs/crypto/subtle";
import { decodeBase64urlIgnorePadding } from "@oslojs/encoding";
import { z } from "zod";
import { transaction } from "../../../db/transaction.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { hashSecret } from "../tokens/secret.ts";
import { issueToken, type TokenType, useToken } from "../tokens/single_use_token.ts";

/** How long a passkey may take. */
export const PASSKEY_CHALLENGE_LIVES = Temporal.Duration.from({ minutes: 5 });

/** What a passkey is asked for. An answer to one question is none to another. */
type PasskeyPurpose = "registration" | "sign_in" | "second_factor" | "confirmation";

const payload = z.strictObject({
  purpose: z.enum(["registration", "sign_in", "second_factor", "confirmation"]),
  /** The hash of the secret that the asking browser holds in a cookie. */
  browser: z.string(),
});
type Challenge = TokenType<typeof payload>;
const lives = PASSKEY_CHALLENGE_LIVES;
const registration: Challenge = { kind: "passkey_registration", lives, payload };
const use: Challenge = { kind: "passkey_sign_in", lives, payload };
const typeOf = (purpose: PasskeyPurpose) => purpose === "registration" ? registration : use;

/** A question to a passkey: what for, in which browser, and whose it has to be (null: whoever's it is). */
export interface Asked {
  purpose: PasskeyPurpose;
  browserSecret: string;
  userId: string | null;
}

/** Makes the challenge that a passkey has to sign (WebAuthn, 13.4.3: random, and used once). */
export function askPasskey(
  trx: Transaction,
  caller: Pick<Caller, "now" | "keyring">,
  { purpose, browserSecret, userId }: Asked,
): Promise<string> {
  const browser = hashSecret(browserSecret);
  return issueToken(trx, caller, typeOf(purpose), { userId, payload: { purpose, browser } });
}

/**
 * Whether this is the challenge that this browser was given for this purpose and person. It is used up whatever the answer, and
 * before the signature is looked at: no answer can be tried twice.
 */
export async function useUpPasskeyChallenge(
  caller: Pick<Caller, "db" | "now" | "keyring">,
  challenge: string,
  { purpose, browserSecret, userId }: Asked,
): Promise<boolean> {
  const token = await transaction(caller.db, (trx) => useToken(trx, caller, typeOf(purpose), challenge));
  if (!token || token.payload.purpose !== purpose || token.userId !== userId) return false;
  const encoder = new TextEncoder();
  return constantTimeEqual(
    encoder.encode(token.payload.browser),
    encoder.encode(hashSecret(browserSecret)),
  );
}

/** The challenge in what the browser says it has signed, or null. That it has been signed is checked elsewhere. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    const data: unknown = JSON.parse(text(clientDataJSON));
    const { challenge } = z.object({ challenge: z.string().max(200) }).parse(data);
    return text(challenge);
  } catch {
    return null;
  }
}

const text = (base64url: string) =>
  new TextDecoder("utf-8", { fatal: true }).decode(decodeBase64urlIgnorePadding(base64url));
