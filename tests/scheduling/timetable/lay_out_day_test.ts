import assert from "node:assert/strict";
import { type DayItem, layOutDay, type PlacedVisit } from "../../../lib/scheduling/timetable/lay_out_day.ts";
import { hoursOfDay, rowsOf } from "../../../lib/scheduling/timetable/hour_rows.ts";
import { hoursShown } from "../../../lib/scheduling/timetable/hours_shown.ts";
import { openHours } from "../../../lib/scheduling/timetable/open_hours.ts";
import type { Interval } from "../../../lib/scheduling/time/interval.ts";

const ZONE = "America/Denver";
const date = (text: string) => Temporal.PlainDate.from(text);
const at = (local: string, zone = ZONE) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const between = (from: string, until: string, zone = ZONE): Interval => ({
  startsAt: at(from, zone),
  endsAt: at(until, zone),
});
const visit = (
  from: string,
  until: string,
  buffers: Partial<PlacedVisit> = {},
  zone = ZONE,
): PlacedVisit => ({
  ...between(from, until, zone),
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  ...buffers,
});

interface Sketch {
  days: string[];
  timeZone?: string;
  now?: string;
  visits?: PlacedVisit[];
  open?: Interval[];
  timeOff?: (Interval & { note: string })[];
  busyElsewhere?: Interval[];
  held?: (Interval & { bufferBeforeMinutes: number; bufferAfterMinutes: number })[];
}

/** Lays out days as the calendar does. */
function layOut(sketch: Sketch) {
  const { visits = [], open = [], timeOff = [], busyElsewhere = [], held = [], timeZone = ZONE } = sketch;
  const dates = sketch.days.map(date);
  const shown = hoursShown(dates, timeZone, {
    whole: [...open, ...visits],
    blocked: [...timeOff, ...busyElsewhere],
  });
  const rows = rowsOf(dates, timeZone, shown);
  const now = at(sketch.now ?? "2020-01-01T00:00");
  const parts = { timeZone, now, visits, open, timeOff, busyElsewhere, held };
  return { rows, days: dates.map((day) => layOutDay(day, rows, parts)) };
}

const hours = (rows: { hour: number; turn: number }[]) =>
  rows.map(({ hour, turn }) => turn === 1 ? `${hour} again` : `${hour}`);
const spansOf = (items: DayItem<PlacedVisit>[], kind: string) =>
  items.filter((item) => item.kind === kind).map(({ span }) => span);

Deno.test("a visit is placed at its time and as long as it lasts, in steps of five minutes", () => {
  const { rows, days: [day] } = layOut({
    days: ["2026-03-03"],
    open: [between("2026-03-03T09:00", "2026-03-03T17:00")],
    visits: [
      visit("2026-03-03T10:15", "2026-03-03T11:05", { bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }),
    ],
  });
  assert.deepEqual(hours(rows), ["9", "10", "11", "12", "13", "14", "15", "16"]);
  assert.deepEqual(spansOf(day.items, "visit"), [{ from: 15, steps: 10 }]);
  assert.deepEqual(day.buffers, [{ from: 14, steps: 1 }, { from: 25, steps: 2 }]);
  assert.deepEqual(day.open, [{ from: 0, steps: 96 }]);
});

Deno.test("free time is cut on the hour, and omits visits, buffers, time off, imported calendars and the past", () => {
  const { days: [day] } = layOut({
    days: ["2026-03-03"],
    now: "2026-03-03T09:40",
    open: [between("2026-03-03T09:00", "2026-03-03T17:00")],
    visits: [visit("2026-03-03T11:00", "2026-03-03T11:50", { bufferAfterMinutes: 10 })],
    timeOff: [{ ...between("2026-03-03T13:00", "2026-03-03T14:00"), note: "Lunch" }],
    busyElsewhere: [between("2026-03-03T15:10", "2026-03-03T16:00")],
  });
  const free = day.items.flatMap((item) =>
    item.kind === "free"
      ? [item.startsAt, item.endsAt].map((moment) =>
        moment.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: "minute" })
      ).join("-")
      : []
  );
  assert.deepEqual(free, ["09:45-11:00", "12:00-13:00", "14:00-15:10", "16:00-17:00"]);
});

Deno.test("overlapping busy times of several calendars are one, and time off covers them", () => {
  const { days: [day] } = layOut({
    days: ["2026-03-03"],
    busyElsewhere: [
      between("2026-03-03T09:00", "2026-03-03T10:30"),
      between("2026-03-03T10:00", "2026-03-03T11:00"),
      between("2026-03-03T12:00", "2026-03-03T14:00"),
    ],
    timeOff: [{ ...between("2026-03-03T13:00", "2026-03-03T15:00"), note: "" }],
  });
  assert.deepEqual(spansOf(day.items, "elsewhere"), [{ from: 0, steps: 24 }, { from: 36, steps: 12 }]);
  assert.deepEqual(spansOf(day.items, "time_off"), [{ from: 48, steps: 24 }]);
});

Deno.test("a visit across midnight is shown on both days, each with its part", () => {
  const night = visit("2026-03-03T23:30", "2026-03-04T00:20");
  const { rows, days } = layOut({ days: ["2026-03-03", "2026-03-04"], visits: [night] });
  assert.equal(rows.length, 24);
  assert.deepEqual(days.map(({ items }) => spansOf(items, "visit")), [
    [{ from: 23 * 12 + 6, steps: 6 }],
    [{ from: 0, steps: 4 }],
  ]);
  const [[first], [second]] = days.map(({ items }) => items);
  assert.ok(first.kind === "visit" && first.endsAfter && !first.beganBefore);
  assert.ok(second.kind === "visit" && second.beganBefore && !second.endsAfter);
});

Deno.test("a day of 23 hours lacks the skipped hour, and a visit after it is placed correctly", () => {
  const { rows, days: [day] } = layOut({
    days: ["2026-03-08"],
    visits: [visit("2026-03-08T00:30", "2026-03-08T01:30"), visit("2026-03-08T03:00", "2026-03-08T03:50")],
  });
  assert.deepEqual(hours(rows), ["0", "1", "3"]);
  assert.deepEqual(spansOf(day.items, "visit"), [{ from: 6, steps: 12 }, { from: 24, steps: 10 }]);
  assert.equal(day.clocks, "go_forward");
  assert.equal(hoursOfDay(date("2026-03-08"), ZONE).length, 23);
});

Deno.test("a day of 25 hours has the repeated hour twice, in order, and places a visit in the right one", () => {
  const first = at("2026-11-01T01:10");
  const second = first.add({ hours: 1 });
  const lasting = (startsAt: Temporal.Instant) => ({
    startsAt,
    endsAt: startsAt.add({ minutes: 30 }),
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  });
  const { rows, days: [day] } = layOut({ days: ["2026-11-01"], visits: [lasting(first), lasting(second)] });
  assert.deepEqual(hours(rows), ["1", "1 again"]);
  assert.deepEqual(spansOf(day.items, "visit"), [{ from: 2, steps: 6 }, { from: 14, steps: 6 }]);
  assert.deepEqual(day.beginnings, [at("2026-11-01T01:00"), at("2026-11-01T01:00").add({ hours: 1 })]);
  assert.equal(day.clocks, "go_back");
});

Deno.test("in the week of a clock change the other days lack the second of the two hours", () => {
  const { rows, days } = layOut({
    days: ["2026-10-31", "2026-11-01"],
    visits: [visit("2026-10-31T01:00", "2026-10-31T02:00"), visit("2026-11-01T00:00", "2026-11-01T03:00")],
  });
  assert.deepEqual(hours(rows), ["0", "1", "1 again", "2"]);
  assert.deepEqual(
    spansOf(days[0].items, "visit"),
    [{ from: 12, steps: 12 }],
    "It does not extend into the other.",
  );
  assert.deepEqual(days[0].absent, [{ from: 24, steps: 12 }]);
  assert.deepEqual(days[1].absent, []);
  assert.deepEqual(spansOf(days[1].items, "visit"), [{ from: 0, steps: 48 }]);
});

Deno.test("in a week with a skipped hour, only the affected day marks it as missing", () => {
  const { rows, days } = layOut({
    days: ["2026-03-07", "2026-03-08"],
    visits: [visit("2026-03-07T01:00", "2026-03-07T04:00")],
  });
  assert.deepEqual(hours(rows), ["1", "2", "3"]);
  assert.deepEqual(days.map(({ absent }) => absent), [[], [{ from: 12, steps: 12 }]]);
  assert.equal(days[1].beginnings[1], null);
});

Deno.test("half-hour clock changes and skipped midnights get rows of their own", () => {
  const lordHowe = hoursOfDay(date("2026-04-05"), "Australia/Lord_Howe");
  assert.deepEqual(hours(lordHowe).slice(0, 4), ["0", "1", "1 again", "2"]);
  assert.equal(hours(hoursOfDay(date("2026-04-24"), "Africa/Cairo"))[0], "1");
});

Deno.test("all hours and visits are visible, and a holiday does not fill the night", () => {
  const open = [between("2026-03-03T09:00", "2026-03-03T17:00")];
  const shown = (sketch: Partial<Sketch>) => {
    const { rows } = layOut({ days: ["2026-03-03"], open, ...sketch });
    return [rows[0].hour, rows[rows.length - 1].hour + 1];
  };
  assert.deepEqual(shown({}), [9, 17]);
  assert.deepEqual(shown({ visits: [visit("2026-03-03T07:30", "2026-03-03T08:20")] }), [7, 17]);
  assert.deepEqual(shown({ visits: [visit("2026-03-03T19:00", "2026-03-03T20:00")] }), [9, 20]);
  assert.deepEqual(shown({ busyElsewhere: [between("2026-03-03T17:30", "2026-03-03T18:30")] }), [9, 19]);
  const holiday = { ...between("2026-03-01T00:00", "2026-03-09T00:00"), note: "" };
  assert.deepEqual(shown({ timeOff: [holiday] }), [9, 17]);
  assert.deepEqual(shown({ open: [] }), [9, 17]);
});

Deno.test("weekly hours past midnight, or in another zone, are open at their own times", () => {
  const frame = between("2026-03-03T00:00", "2026-03-04T00:00");
  const late = openHours({
    hours: [{ weekday: 1, startsMinute: 22 * 60, endsMinute: 26 * 60 }],
    timeZone: ZONE,
  }, frame);
  assert.deepEqual(late, [between("2026-03-03T00:00", "2026-03-03T02:00")]);
  const eastern = {
    hours: [{ weekday: 2, startsMinute: 540, endsMinute: 600 }],
    timeZone: "America/New_York",
  };
  assert.deepEqual(openHours(eastern, frame), [between("2026-03-03T07:00", "2026-03-03T08:00")]);
});

Deno.test("the current time is marked only on its own day, and only while visible", () => {
  const open = [between("2026-03-03T09:00", "2026-03-03T17:00")];
  const days = ["2026-03-03", "2026-03-04"];
  const marks = (now: string) => layOut({ days, open, now }).days.map(({ now }) => now);
  assert.deepEqual(marks("2026-03-03T10:32"), [18, null]);
  assert.deepEqual(marks("2026-03-03T20:00"), [null, null]);
  assert.deepEqual(layOut({ days, open, now: "2026-03-03T20:00" }).days.map(({ isToday }) => isToday), [
    true,
    false,
  ]);
});
