import assert from "node:assert/strict";
import { type Every, occurrencesOf } from "../../../../lib/scheduling/booking/plan/occurrences.ts";

/** Returns the local starts of a series, as clocks in the zone show them. */
function locals(first: string, every: Every, count: number, timeZone: string): string[] {
  const startsAt = Temporal.PlainDateTime.from(first).toZonedDateTime(timeZone).toInstant();
  return occurrencesOf(startsAt, { every, count }, timeZone)
    .map((at) => at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "minute" }));
}

Deno.test("In a series the local hour stays across DST, in spring and in autumn", () => {
  const spring = locals("2026-02-25T10:00", "week", 4, "America/Denver");
  assert.deepEqual(spring, ["2026-02-25T10:00", "2026-03-04T10:00", "2026-03-11T10:00", "2026-03-18T10:00"]);
  const autumn = locals("2026-10-28T10:00", "two_weeks", 2, "Europe/London");
  assert.deepEqual(autumn, ["2026-10-28T10:00", "2026-11-11T10:00"]);
  const instants = occurrencesOf(
    Temporal.Instant.from("2026-03-04T17:00:00Z"),
    { every: "week", count: 2 },
    "America/Denver",
  );
  assert.equal(instants[1].toString(), "2026-03-11T16:00:00Z", "an hour earlier in UTC");
});

Deno.test("a time that the clocks skip moves later by the skipped time, and only on that day", () => {
  const nights = locals("2026-03-01T02:30", "week", 3, "America/Denver");
  assert.deepEqual(nights, ["2026-03-01T02:30", "2026-03-08T03:30", "2026-03-15T02:30"]);
});

Deno.test("monthly visits keep the weekday and the week of the month; a fifth week becomes the last", () => {
  const second = locals("2026-01-13T09:00", "month", 4, "America/Denver");
  assert.deepEqual(second, ["2026-01-13T09:00", "2026-02-10T09:00", "2026-03-10T09:00", "2026-04-14T09:00"]);
  const fifth = locals("2026-01-30T09:00", "month", 4, "America/Denver");
  assert.deepEqual(fifth, ["2026-01-30T09:00", "2026-02-27T09:00", "2026-03-27T09:00", "2026-04-24T09:00"]);
  const overTheYear = locals("2026-11-03T09:00", "month", 3, "America/Denver");
  assert.deepEqual(overTheYear, ["2026-11-03T09:00", "2026-12-01T09:00", "2027-01-05T09:00"]);
});
