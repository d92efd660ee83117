import { hash, verify } from "@node-rs/bcrypt";
import { hmac } from "@oslojs/crypto/hmac";
import { SHA256 } from "@oslojs/crypto/sha2";
import { encodeBase64 } from "@oslojs/encoding";

/** bcrypt's cost: about a quarter of a second on a small machine (OWASP requires at least 10). */
export const PASSWORD_COST = 12;

/**
 * bcrypt reads 72 bytes and stops at NUL, so it gets a fixed-length HMAC of the password. The HMAC's key (the
 * pepper) is not in the database, so a stolen table alone cannot be searched. Both Unicode encodings of a
 * text are one password.
 */
function digest(pepper: Uint8Array, password: string): string {
  return encodeBase64(
    hmac(SHA256, pepper, new TextEncoder().encode(`password\0${password.normalize("NFKC")}`)),
  );
}

/** Returns the hash to store. A cost below the default is for demo data and tests only. */
export function hashPassword(pepper: Uint8Array, password: string, cost = PASSWORD_COST): Promise<string> {
  return hash(digest(pepper, password), cost);
}

/**
 * Whether the password matches. Without a hash to compare with, the answer is no and takes as long, so that
 * timing does not reveal which addresses have an account.
 */
export async function verifyPassword(
  pepper: Uint8Array,
  password: string,
  passwordHash: string | null,
): Promise<boolean> {
  const isRight = await verify(digest(pepper, password), passwordHash ?? NOBODYS_HASH);
  return isRight && passwordHash !== null;
}

/** A hash at the default cost, of a random text that was discarded. */
const NOBODYS_HASH = "$2b$12$cAuIRKZAMI31ctp4HNlrQ.K54DFTJlRiDMkoxuceK6zQlguByogh2";
