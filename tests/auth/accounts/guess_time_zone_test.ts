import assert from "node:assert/strict";
import { guessTimeZone } from "../../../lib/auth/accounts/guess_time_zone.ts";

Deno.test("the time zone is guessed from the region of the first language", () => {
  assert.equal(guessTimeZone("en-GB,en;q=0.9"), "Europe/London");
  assert.equal(guessTimeZone("en-US,en;q=0.5"), "America/New_York");
  assert.equal(guessTimeZone("fr-CH, fr;q=0.9, en;q=0.8"), "Europe/Zurich");
  assert.equal(guessTimeZone("en-IN"), "Asia/Kolkata");
  assert.equal(guessTimeZone("de"), "Europe/Berlin");
});

Deno.test("without a usable language, the guess is still a valid zone", () => {
  for (const header of [null, "", "*", "xx-ZZ", "en-001", "es-419", "\u0000", "a".repeat(10_000), ",,;q=1"]) {
    assert.doesNotThrow(() => Temporal.Now.zonedDateTimeISO(guessTimeZone(header)));
    assert.match(guessTimeZone(header), /^[A-Z][a-z]+\/[A-Z]/, String(header));
  }
});
