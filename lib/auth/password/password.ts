import { hash, verify } from "@node-rs/bcrypt";
import { hmac } from "@oslojs/crypto/hmac";
import { SHA256 } from "@oslojs/crypto/sha2";
import { encodeBase64 } from "@oslojs/encoding";
import type { Config } from "../../config/config.ts";

/** What a hash depends on besides the password. */
type Hashing = Pick<Config, "passwordPepper" | "passwordCost">;

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

/** Returns the hash to store. */
export function hashPassword({ passwordPepper, passwordCost }: Hashing, password: string): Promise<string> {
  return hash(digest(passwordPepper, password), passwordCost);
}

/**
 * Whether the password matches. Without a hash to compare with, the answer is no and takes as long, so that
 * timing does not reveal which addresses have an account.
 */
export async function verifyPassword(
  { passwordPepper, passwordCost }: Hashing,
  password: string,
  passwordHash: string | null,
): Promise<boolean> {
  const isRight = await verify(digest(passwordPepper, password), passwordHash ?? nobodysHash(passwordCost));
  return isRight && passwordHash !== null;
}

/** A hash that takes as long to try as a real one. The text behind it was random and is gone. */
const nobodysHash = (cost: number) =>
  `$2b$${String(cost).padStart(2, "0")}$cAuIRKZAMI31ctp4HNlrQ.K54DFTJlRiDMkoxuceK6zQlguByogh2`;
