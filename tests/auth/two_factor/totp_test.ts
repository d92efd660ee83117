import assert from "node:assert/strict";
import { encodeBase32UpperCaseNoPadding } from "@oslojs/encoding";
import { matchingStep, newTotpSecret, totpCode, totpUri } from "../../../lib/auth/two_factor/totp.ts";

const rfcSecret = encodeBase32UpperCaseNoPadding(new TextEncoder().encode("12345678901234567890"));
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

Deno.test("codes match RFC 6238, appendix B, cut to six digits", () => {
  const vectors: [number, string][] = [
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ];
  for (const [seconds, code] of vectors) assert.equal(totpCode(rfcSecret, at(seconds)), code);
});

Deno.test("a phone's clock may be one step off either way, and no more", () => {
  const now = at(1_900_000_000);
  const step = Math.floor(1_900_000_000 / 30);
  const found = (seconds: number) =>
    matchingStep(rfcSecret, totpCode(rfcSecret, now.add({ seconds })), now, -1);
  assert.deepEqual([-60, -30, 0, 30, 60].map(found), [null, step - 1, step, step + 1, null]);
});

Deno.test("a step at or before the last one used does not match", () => {
  const now = at(1_900_000_000);
  const step = Math.floor(1_900_000_000 / 30);
  const code = totpCode(rfcSecret, now);
  assert.equal(matchingStep(rfcSecret, code, now, step), null);
  assert.equal(matchingStep(rfcSecret, code, now, step - 1), step);
});

Deno.test("input that is not a six-digit code matches nothing", () => {
  for (const code of ["", "12345", "1234567", "28708２"]) {
    assert.equal(matchingStep(rfcSecret, code, at(59), -1), null, code);
  }
});

Deno.test("keys have 160 random bits, and apps read them from a URI that names Bloom and the account", () => {
  const secret = newTotpSecret();
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.notEqual(secret, newTotpSecret());
  const uri = new URL(totpUri(secret, "ada+1@analytical.example"));
  assert.equal(uri.protocol, "otpauth:");
  assert.equal(decodeURIComponent(uri.pathname).split(":").at(-1), "ada+1@analytical.example");
  assert.equal(uri.searchParams.get("secret"), secret);
  assert.equal(uri.searchParams.get("issuer"), "Bloom");
});
