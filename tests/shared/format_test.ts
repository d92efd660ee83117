import assert from "node:assert/strict";
import {
  addDays,
  daysBetween,
  formatClock,
  formatCount,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatPlainDate,
  formatRelativeDay,
  formatZone,
  isoDate,
  nearDay,
  wallClock,
  zoneName,
} from "../../lib/shared/format.ts";

const NEW_YORK = "America/New_York";
const KOLKATA = "Asia/Kolkata";

Deno.test("an instant is formatted on the clock and the calendar of the given zone", () => {
  const at = "2026-03-01T02:30:00Z";
  assert.deepEqual(wallClock(at, NEW_YORK), {
    year: 2026,
    month: 2,
    day: 28,
    hour: 21,
    minute: 30,
    weekday: 6,
  });
  assert.equal(isoDate(at, KOLKATA), "2026-03-01");
  assert.equal(formatClock(at, KOLKATA), "8:00 AM");
});

Deno.test("an instant and its text are formatted alike", () => {
  const instant = Temporal.Instant.from("2026-11-24T14:30:00Z");
  assert.equal(formatDateTime(instant, NEW_YORK), formatDateTime(instant.toString(), NEW_YORK));
});

Deno.test("midnight is 12:00 AM and noon is 12:00 PM", () => {
  assert.equal(formatClock("2026-01-05T00:00:00Z", "UTC"), "12:00 AM");
  assert.equal(formatClock("2026-01-05T12:00:00Z", "UTC"), "12:00 PM");
  assert.equal(formatClock("2026-01-05T12:05:00Z", "UTC"), "12:05 PM");
});

Deno.test("times are right on both sides of a clock change, and in the repeated hour", () => {
  assert.equal(formatClock("2026-03-08T06:59:00Z", NEW_YORK), "1:59 AM");
  assert.equal(formatClock("2026-03-08T07:00:00Z", NEW_YORK), "3:00 AM");
  assert.equal(formatClock("2026-11-01T05:30:00Z", NEW_YORK), "1:30 AM");
  assert.equal(formatClock("2026-11-01T06:30:00Z", NEW_YORK), "1:30 AM");
  // Lord Howe moves by half an hour.
  assert.equal(formatClock("2026-10-03T15:29:00Z", "Australia/Lord_Howe"), "1:59 AM");
  assert.equal(formatClock("2026-10-03T15:30:00Z", "Australia/Lord_Howe"), "2:30 AM");
});

Deno.test("a date shows its year only if it is not the current year", () => {
  const now = "2026-06-01T12:00:00Z";
  assert.equal(formatDate("2026-11-24T14:30:00Z", NEW_YORK, now), "Tuesday, November 24");
  assert.equal(formatDate("2027-01-02T14:30:00Z", NEW_YORK, now), "Saturday, January 2, 2027");
});

Deno.test("the current year is judged in the reader's zone", () => {
  const now = "2026-12-31T23:30:00Z";
  assert.equal(formatDate("2027-01-01T04:00:00Z", NEW_YORK, now), "Thursday, December 31");
  assert.equal(formatDate("2027-01-01T04:00:00Z", KOLKATA, now), "Friday, January 1");
});

Deno.test("today and tomorrow are those of the reader's zone", () => {
  const now = "2026-11-24T03:00:00Z";
  const at = "2026-11-24T14:00:00Z";
  assert.equal(formatRelativeDay(at, KOLKATA, now), "Today");
  assert.equal(formatRelativeDay(at, NEW_YORK, now), "Tomorrow");
  assert.equal(formatRelativeDay("2026-11-27T14:00:00Z", NEW_YORK, now), "Fri, Nov 27");
});

Deno.test("near days have names across a clock change and the end of a year, others have none", () => {
  assert.equal(nearDay("2026-11-02", "2026-11-01"), "Tomorrow");
  assert.equal(nearDay("2026-12-31", "2027-01-01"), "Yesterday");
  assert.equal(nearDay("2026-11-03", "2026-11-01"), null);
});

Deno.test("days are counted on the calendar, whatever the clocks do", () => {
  assert.equal(addDays("2026-02-28", 1), "2026-03-01");
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2026-01-01", -1), "2025-12-31");
  assert.equal(daysBetween("2026-03-07", "2026-03-09"), 2);
  assert.equal(daysBetween("2026-11-02", "2026-11-01"), -1);
});

Deno.test("a calendar date is the same day in every zone", () => {
  assert.equal(formatPlainDate("2026-11-24"), "Tuesday, November 24");
});

Deno.test("a short day has its weekday and month in three letters", () => {
  assert.equal(formatDay("2026-09-09T12:00:00Z", "UTC"), "Wed, Sep 9");
});

Deno.test("durations are given in hours and minutes", () => {
  assert.deepEqual([1, 50, 60, 90, 121, 0].map(formatDuration), [
    "1 minute",
    "50 minutes",
    "1 hour",
    "1 hour 30 minutes",
    "2 hours 1 minute",
    "0 minutes",
  ]);
});

Deno.test("a zone has its generic name, for summer and winter, and its city", () => {
  assert.equal(zoneName(NEW_YORK), "Eastern Time");
  assert.equal(formatZone(NEW_YORK), "Eastern Time (New York)");
  assert.equal(formatZone("UTC").includes("("), false);
});

Deno.test("an invalid zone is an error, not another zone", () => {
  assert.throws(() => wallClock("2026-01-01T00:00:00Z", "Mars/Olympus"), RangeError);
});

Deno.test("counts are grouped by thousands", () => {
  assert.deepEqual([0, 999, 1204, 1234567].map(formatCount), ["0", "999", "1,204", "1,234,567"]);
});
