import { sha256 } from "@oslojs/crypto/sha2";
import { encodeBase32LowerCaseNoPadding, encodeHexLowerCase } from "@oslojs/encoding";

/** Returns an unguessable secret: 160 random bits, as 32 URL-safe letters and digits. */
export function newSecret(): string {
  return encodeBase32LowerCaseNoPadding(crypto.getRandomValues(new Uint8Array(20)));
}

/**
 * Returns the hash of a secret to store, so that a stolen table opens nothing. A fast hash is enough for 160
 * random bits; passwords and six-digit codes need more.
 */
export function hashSecret(secret: string): string {
  return encodeHexLowerCase(sha256(new TextEncoder().encode(secret)));
}
