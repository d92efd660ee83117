import { sha256 } from "@oslojs/crypto/sha2";
import { encodeBase32LowerCaseNoPadding, encodeHexLowerCase } from "@oslojs/encoding";

/** A secret that nobody guesses: 160 random bits, as 32 letters and digits that are safe in an address. */
export function newSecret(): string {
  return encodeBase32LowerCaseNoPadding(crypto.getRandomValues(new Uint8Array(20)));
}

/**
 * What the database keeps of such a secret, so that a stolen table opens nothing. A fast hash is enough for 160
 * random bits; passwords and six-digit codes need more.
 */
export function hashSecret(secret: string): string {
  return encodeHexLowerCase(sha256(new TextEncoder().encode(secret)));
}
