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

/** Why a passkey is requested. An answer for one purpose never counts for another. */
type PasskeyPurpose = "registration" | "sign_in" | "second_factor" | "confirmation";

const payload = z.strictObject({
  purpose: z.enum(["registration", "sign_in", "second_factor", "confirmation"]),
  /** The hash of the secret in the requesting browser's cookie. */
  browser: z.string(),
});
type Challenge = TokenType<typeof payload>;
const lives = PASSKEY_CHALLENGE_LIVES;
const registration: Challenge = { kind: "passkey_registration", lives, payload };
const use: Challenge = { kind: "passkey_sign_in", lives, payload };
const typeOf = (purpose: PasskeyPurpose) => purpose === "registration" ? registration : use;

/** A passkey request: its purpose, its browser, and its user (null: any user). */
export interface Asked {
  purpose: PasskeyPurpose;
  browserSecret: string;
  userId: string | null;
}

/** Creates the challenge that a passkey must sign (WebAuthn, 13.4.3: random, and used once). */
export function askPasskey(
  trx: Transaction,
  caller: Pick<Caller, "now" | "keyring">,
  { purpose, browserSecret, userId }: Asked,
): Promise<string> {
  const browser = hashSecret(browserSecret);
  return issueToken(trx, caller, typeOf(purpose), { userId, payload: { purpose, browser } });
}

/**
 * Whether this browser got this challenge for this purpose and user. The challenge is used up whatever the
 * answer, and before the signature is checked, so that no answer can be tried twice.
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

/** Returns the challenge in the browser's client data, or null. Its signature is checked elsewhere. */
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
