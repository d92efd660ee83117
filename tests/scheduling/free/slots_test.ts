import assert from "node:assert/strict";
import { refusal } from "../../support/refusal.ts";
import { type Busy, nextSlot, slotsBetween } from "../../../lib/scheduling/free/slots.ts";
import type { Schedule } from "../../../lib/scheduling/schedule/schedule.ts";
import type { Interval } from "../../../lib/scheduling/time/interval.ts";

const free: Busy = { therapist: [], patient: [] };
const instant = (text: string) => Temporal.Instant.from(text);
const hoursDaily = (startsMinute: number, endsMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startsMinute, endsMinute }));

/** Returns a schedule of fifty-minute visits every hour, nine to five every day, without busy times. */
const schedule = (timeZone: string, changes: Partial<Schedule> = {}): Schedule => ({
  therapistId: "00000000-0000-4000-8000-000000000000",
  timeZone,
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 0,
  horizonDays: 180,
  hours: hoursDaily(9 * 60, 17 * 60),
  timeOff: [],
  ...changes,
});

/** Returns the local starts of a day's slots, in the schedule's zone, seen from a week before. */
function startsOn(date: string, of: Schedule, busy = free): string[] {
  const day = Temporal.PlainDate.from(date);
  const from = day.toZonedDateTime(of.timeZone).toInstant();
  const until = day.add({ days: 1 }).toZonedDateTime(of.timeZone).toInstant();
  return slotsBetween(of, busy, from, until, from.subtract({ hours: 24 * 7 })).map(({ startsAt }) =>
    startsAt.toZonedDateTimeISO(of.timeZone).toPlainTime().toString({ smallestUnit: "minute" })
  );
}

const officeDay = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];

Deno.test("hours keep their local time on both sides of a DST change, and on the day itself", () => {
  for (const date of ["2026-03-07", "2026-03-08", "2026-03-09", "2026-10-31", "2026-11-01", "2026-11-02"]) {
    assert.deepEqual(startsOn(date, schedule("America/New_York")), officeDay, date);
  }
});

Deno.test("a slot in the gap does not exist", () => {
  const night = schedule("America/New_York", { hours: hoursDaily(0, 5 * 60) });
  assert.deepEqual(startsOn("2026-03-08", night), ["00:00", "01:00", "03:00", "04:00"]);
});

Deno.test("a slot in the overlap exists once", () => {
  const night = schedule("America/New_York", { hours: hoursDaily(0, 5 * 60) });
  assert.deepEqual(startsOn("2026-11-01", night), ["00:00", "01:00", "02:00", "03:00", "04:00"]);
  assert.equal(refusal(night, instant("2026-11-01T01:00-04:00"), instant("2026-10-25T00:00Z")), null);
  assert.equal(
    refusal(night, instant("2026-11-01T01:00-05:00"), instant("2026-10-25T00:00Z")),
    "outside_hours",
  );
});

Deno.test("no part of a visit is before the hours when the clocks go back during it", () => {
  const night = schedule("America/New_York", { hours: hoursDaily(90, 5 * 60) });
  assert.deepEqual(startsOn("2026-11-01", night), ["02:30", "03:30"]);
});

Deno.test("hours that begin or end in the gap begin or end where it does", () => {
  const until = schedule("America/New_York", {
    slotMinutes: 60,
    bufferAfterMinutes: 0,
    hours: hoursDaily(0, 150),
  });
  assert.deepEqual(startsOn("2026-03-08", until), ["00:00", "01:00"]);
  const from = schedule("America/New_York", { hours: hoursDaily(150, 6 * 60) });
  assert.deepEqual(startsOn("2026-03-08", from), ["03:30", "04:30"]);
});

Deno.test("Lord Howe's half-hour clock change is handled correctly", () => {
  const night = schedule("Australia/Lord_Howe", {
    slotMinutes: 30,
    bufferAfterMinutes: 0,
    hours: hoursDaily(60, 4 * 60),
  });
  assert.deepEqual(startsOn("2026-10-04", night), ["01:00", "01:30", "02:30", "03:00", "03:30"]);
  assert.deepEqual(startsOn("2026-04-05", night), ["01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]);
});

Deno.test("hours may cross midnight, and end at 24:00", () => {
  const late = schedule("Europe/London", {
    hours: [{ weekday: 1, startsMinute: 22 * 60, endsMinute: 26 * 60 }],
  });
  assert.deepEqual(startsOn("2026-06-01", late), ["22:00", "23:00"]);
  assert.deepEqual(startsOn("2026-06-02", late), ["00:00", "01:00"]);
  const untilMidnight = schedule("Europe/London", {
    hours: [{ weekday: 1, startsMinute: 23 * 60, endsMinute: 24 * 60 }],
  });
  assert.deepEqual(startsOn("2026-06-01", untilMidnight), ["23:00"]);
});

Deno.test("time off follows its own date and zone, even when the previous night runs past midnight", () => {
  const timeOff = [{ startsAt: instant("2026-06-01T23:00:00Z"), endsAt: instant("2026-06-02T23:00:00Z") }];
  const late = schedule("Europe/London", { hours: hoursDaily(22 * 60, 26 * 60), timeOff });
  assert.deepEqual(startsOn("2026-06-01", late), ["00:00", "01:00", "22:00", "23:00"]);
  assert.deepEqual(startsOn("2026-06-02", late), []);
  assert.deepEqual(startsOn("2026-06-03", late), ["00:00", "01:00", "22:00", "23:00"]);
});

Deno.test("time off blocks what it overlaps, in any order of entry, but no visit that it only touches", () => {
  const hour = (from: string, until: string): Interval => ({
    startsAt: instant(`2026-06-01T${from}Z`),
    endsAt: instant(`2026-06-01T${until}Z`),
  });
  const timeOff = [hour("14:00", "15:00"), hour("08:50", "10:00"), hour("12:49", "12:50")];
  const london = schedule("Europe/London", { timeOff });
  const kept = ["09:00", "11:00", "12:00", "14:00", "16:00"];
  assert.deepEqual(startsOn("2026-06-01", london), kept);
  const asked = officeDay.filter((time) =>
    refusal(london, instant(`2026-06-01T${time}+01:00`), instant("2026-05-30T00:00Z")) === null
  );
  assert.deepEqual(asked, kept);
});

Deno.test("adjoining and overlapping ranges count as one", () => {
  const hours = [
    { weekday: 1, startsMinute: 9 * 60, endsMinute: 10 * 60 + 30 },
    { weekday: 1, startsMinute: 10 * 60 + 30, endsMinute: 12 * 60 },
    { weekday: 1, startsMinute: 11 * 60, endsMinute: 13 * 60 },
  ];
  assert.deepEqual(startsOn("2026-06-01", schedule("Europe/London", { hours })), [
    "09:00",
    "10:00",
    "11:00",
    "12:00",
  ]);
});

Deno.test("hours around the clock give slots without a break", () => {
  const always = schedule("Asia/Kolkata", {
    slotMinutes: 60,
    bufferAfterMinutes: 0,
    hours: hoursDaily(0, 1440),
  });
  for (const date of ["2026-06-07", "2026-06-08"]) assert.equal(startsOn(date, always).length, 24);
});

Deno.test("buffers count before and after", () => {
  const buffered = schedule("Europe/London", { bufferBeforeMinutes: 10, bufferAfterMinutes: 0 });
  const visit = (from: string, to: string) => ({
    therapist: [{ startsAt: instant(`2026-06-01T${from}:00Z`), endsAt: instant(`2026-06-01T${to}:00Z`) }],
    patient: [],
  });
  // 10:00 in London is 9:00 UTC; its buffer begins at 8:50.
  assert.ok(!startsOn("2026-06-01", buffered, visit("08:45", "08:51")).includes("10:00"));
  assert.ok(startsOn("2026-06-01", buffered, visit("08:45", "08:50")).includes("10:00"));
});

Deno.test("a patient's own visit takes a slot away without buffers", () => {
  const own = {
    therapist: [],
    patient: [{ startsAt: instant("2026-06-01T08:50:00Z"), endsAt: instant("2026-06-01T09:00:00Z") }],
  };
  assert.deepEqual(startsOn("2026-06-01", schedule("Europe/London"), own), officeDay);
});

Deno.test("minimum notice is elapsed time, and the horizon is in the therapist's zone", () => {
  const lord = schedule("Pacific/Auckland", { noticeMinutes: 120, horizonDays: 1 });
  // Monday 13:00 UTC is Tuesday 1:00 in Auckland, so the last bookable day there is Wednesday.
  const now = instant("2026-06-01T13:00:00Z");
  const days = slotsBetween(lord, free, now, now.add({ hours: 24 * 9 }), now)
    .map(({ startsAt }) => startsAt.toZonedDateTimeISO("Pacific/Auckland").toPlainDate().toString());
  assert.deepEqual([...new Set(days)], ["2026-06-02", "2026-06-03"]);
  assert.equal(refusal(lord, instant("2026-06-03T21:00:00Z"), now), "too_far");
  const morning = instant("2026-06-01T19:30:00Z");
  assert.equal(refusal(lord, instant("2026-06-01T21:00:00Z"), morning), "too_soon");
  assert.equal(refusal(lord, instant("2026-06-01T22:00:00Z"), morning), null);
});

Deno.test("a slot exactly at the end of the notice can be booked, and no slot at or after the end of the horizon can", () => {
  const late = schedule("Europe/London", { noticeMinutes: 120, horizonDays: 1, hours: hoursDaily(0, 1440) });
  const now = instant("2026-06-01T08:00:00Z");
  assert.equal(refusal(late, instant("2026-06-01T10:00:00Z"), now), null);
  assert.equal(nextSlot(late, free, now)?.startsAt.toString(), "2026-06-01T10:00:00Z");
  assert.equal(refusal(late, instant("2026-06-02T22:00:00Z"), now), null);
  assert.equal(refusal(late, instant("2026-06-02T23:00:00Z"), now), "too_far");
});

Deno.test("a slot that has started is gone", () => {
  const london = schedule("Europe/London");
  const nine = instant("2026-06-01T08:00:00Z");
  assert.equal(nextSlot(london, free, nine.subtract({ seconds: 1 }))?.startsAt.toString(), nine.toString());
  assert.equal(nextSlot(london, free, nine)?.startsAt.toString(), "2026-06-01T09:00:00Z");
  assert.equal(refusal(london, nine, nine), "past");
});

Deno.test("a hand-typed time cannot bypass hours, grid or time off", () => {
  const timeOff: Interval[] = [{
    startsAt: instant("2026-06-01T10:00:00Z"),
    endsAt: instant("2026-06-01T10:05:00Z"),
  }];
  const london = schedule("Europe/London", { timeOff });
  const now = instant("2026-05-30T00:00:00Z");
  assert.equal(refusal(london, instant("2026-06-01T08:30:00Z"), now), "outside_hours");
  assert.equal(refusal(london, instant("2026-06-01T16:00:00Z"), now), "outside_hours");
  assert.equal(refusal(london, instant("2026-06-01T10:00:00Z"), now), "time_off");
  assert.equal(refusal(london, instant("2026-06-01T11:00:00Z"), now), null);
});

Deno.test("nothing is offered without hours", () => {
  const none = schedule("Europe/London", { hours: [] });
  assert.equal(nextSlot(none, free, instant("2026-06-01T00:00:00Z")), null);
  assert.equal(
    refusal(none, instant("2026-06-01T08:00:00Z"), instant("2026-06-01T00:00:00Z")),
    "outside_hours",
  );
});
