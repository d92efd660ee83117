import assert from "node:assert/strict";
import { timeZone } from "../../lib/shared/schemas/auth.ts";
import { timeZoneName } from "../../lib/shared/time_zone_name.ts";
import { timeZoneOptions } from "../../lib/shared/codes/time_zones.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const abbreviations = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));
const temporalTakes = (name: string) => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== null;
  } catch {
    return false;
  }
};

Deno.test("a zone that Intl takes and Temporal refuses is refused, whatever its letters", () => {
  for (const name of [...abbreviations, "Factory", "SystemV/PST8PDT", "US/Pacific-New"]) {
    assert.equal(timeZone.safeParse(name).success, temporalTakes(name), name);
  }
  assert.equal(timeZone.safeParse("PST").success, false);
});

Deno.test("every zone of the list, and each that Intl names, is accepted", () => {
  for (const name of Intl.supportedValuesOf("timeZone")) assert.ok(timeZoneName(name), name);
  const listed = timeZoneOptions().flatMap(({ options }) => options.map(({ value }) => value));
  assert.ok(listed.length > 50);
  for (const name of listed) assert.equal(timeZone.parse(name), name);
});

Deno.test("a zone is stored in its canonical spelling and under its current name", () => {
  assert.equal(timeZone.parse("america/NEW_york"), "America/New_York");
  assert.equal(timeZone.parse("EUROPE/KIEV"), "Europe/Kyiv");
  assert.equal(timeZone.parse("Asia/Calcutta"), "Asia/Kolkata");
});

Deno.test("an offset, a date with a zone, and a name with a line break are not zones", () => {
  for (
    const text of ["+05:00", "-0800", "2027-01-01T00:00:00[America/Denver]", "America/Denver\n", "Z", ""]
  ) {
    assert.equal(timeZone.safeParse(text).success, false, text);
  }
});
