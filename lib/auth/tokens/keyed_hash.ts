import { hmac } from "@oslojs/crypto/hmac";
import { SHA256 } from "@oslojs/crypto/sha2";
import { encodeHexLowerCase } from "@oslojs/encoding";

/**
 * A hash that only we can compute, for what has too few possibilities for a bare one: six digits, or an address. `purpose` keeps
 * the hashes of different uses apart.
 */
export function keyedHash(pepper: Uint8Array, purpose: string, text: string): string {
  return encodeHexLowerCase(hmac(SHA256, pepper, new TextEncoder().encode(`${purpose}\0${text}`)));
}
