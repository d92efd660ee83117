import { hmac } from "@oslojs/crypto/hmac";
import { SHA256 } from "@oslojs/crypto/sha2";
import { encodeHexLowerCase } from "@oslojs/encoding";

/**
 * Returns a keyed hash for values with too few possibilities for a plain one: six digits, or an address.
 * `purpose` keeps the hashes of different uses apart.
 */
export function keyedHash(pepper: Uint8Array, purpose: string, text: string): string {
  return encodeHexLowerCase(hmac(SHA256, pepper, new TextEncoder().encode(`${purpose}\0${text}`)));
}
