import { createTOTPKeyURI, generateHOTP } from "@oslojs/otp";
import { constantTimeEqual } from "@oslojs/crypto/subtle";
import { decodeBase32IgnorePadding, encodeBase32UpperCaseNoPadding } from "@oslojs/encoding";

/** RFC 6238, 5.2 recommends 30 seconds; every app assumes six digits and SHA-1. */
const STEP_SECONDS = 30;
const DIGITS = 6;
const encoder = new TextEncoder();

/** Returns a new key for typing: 160 random bits (RFC 4226, 4) in base32. */
export function newTotpSecret(): string {
  return encodeBase32UpperCaseNoPadding(crypto.getRandomValues(new Uint8Array(20)));
}

/** Returns the URI that an authenticator app reads from the QR code. */
export function totpUri(secret: string, email: string): string {
  return createTOTPKeyURI("Bloom", email, decodeBase32IgnorePadding(secret), STEP_SECONDS, DIGITS);
}

/** Returns the code of the time step that contains `at`. */
export function totpCode(secret: string, at: Temporal.Instant): string {
  return codeOfStep(decodeBase32IgnorePadding(secret), stepAt(at));
}

/**
 * Returns the time step of this code, or null. A phone's clock may be off, so the previous and the next step
 * count as well (RFC 6238, 6), but never one at or before `after`, whose code was already used.
 */
export function matchingStep(
  secret: string,
  code: string,
  at: Temporal.Instant,
  after: number,
): number | null {
  const key = decodeBase32IgnorePadding(secret);
  const current = stepAt(at);
  const given = encoder.encode(code);
  let matching: number | null = null;
  for (const step of [current - 1, current, current + 1]) {
    const isRight = constantTimeEqual(encoder.encode(codeOfStep(key, step)), given);
    if (isRight && step > after) matching = step;
  }
  return matching;
}

const stepAt = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000 / STEP_SECONDS);
const codeOfStep = (key: Uint8Array, step: number) => generateHOTP(key, BigInt(step), DIGITS);
