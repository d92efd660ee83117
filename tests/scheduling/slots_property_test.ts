/**
 * Checks the computed slots against an oracle without shortcuts: it reads the local clock every five minutes.
 * Hours are one stretch a day, so that "within hours" means the same to both.
 */
import assert from "node:assert/strict";
import { type Busy, slotsBetween } from "../../lib/scheduling/free/slots.ts";
import type { Schedule } from "../../lib/scheduling/schedule/schedule.ts";
import type { Interval } from "../../lib/scheduling/time/interval.ts";
import { randomFrom } from "../support/random.ts";

type Random = ReturnType<typeof randomFrom>;

/** A zone with a day near its clock change, if it has one. */
const places = [
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["America/Phoenix", "2026-03-08"],
  ["Europe/London", "2026-03-29"],
  ["Europe/London", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["Asia/Kolkata", "2026-10-25"],
] as const;
const SEEDS = [1, 2, 3, 4, 5, 6];
const DAYS = 4;
/** Fewer would prove little. */
const LEAST_SLOTS = 50;
const STEP = { minutes: 5 };

for (const [timeZone, change] of places) {
  for (const viewerZone of ["America/New_York", "Asia/Kolkata"]) {
    Deno.test(`no slot of ${timeZone} around ${change} is outside hours, on taken time, missing or doubled (seen from ${viewerZone})`, () => {
      let slots = 0;
      for (const seed of SEEDS) {
        const random = randomFrom(seed * 7919 + change.length + timeZone.length);
        const first = Temporal.PlainDate.from(change).subtract({ days: 2 });
        const from = first.toZonedDateTime(viewerZone).toInstant();
        const until = first.add({ days: DAYS }).toZonedDateTime(viewerZone).toInstant();
        const schedule = anySchedule(random, timeZone, from);
        const busy = { therapist: anyIntervals(random, from, 6), patient: anyIntervals(random, from, 3) };
        const now = from.subtract({ hours: random.int(0, 30) });
        const computed = slotsBetween(schedule, busy, from, until, now).map(({ startsAt }) =>
          startsAt.toString()
        );
        const expected = expectedStarts(schedule, busy, from, until, now);
        assert.deepEqual(computed, expected, `seed ${seed}: ${JSON.stringify(schedule)}`);
        slots += expected.length;
      }
      assert.ok(slots >= LEAST_SLOTS, `Only ${slots} slots were compared.`);
    });
  }
}

function anySchedule(random: Random, timeZone: string, from: Temporal.Instant): Schedule {
  const hours = [1, 2, 3, 4, 5, 6, 7].filter(() => random.next() < 0.85).map((weekday) => {
    const startsMinute = random.int(0, 200) * 5;
    const length = random.int(6, Math.min(200, (1435 + 120 - startsMinute) / 5)) * 5;
    return { weekday, startsMinute, endsMinute: Math.min(startsMinute + length, 1435) };
  });
  return {
    therapistId: "therapist",
    timeZone,
    slotMinutes: random.int(3, 18) * 5,
    bufferBeforeMinutes: random.int(0, 3) * 5,
    bufferAfterMinutes: random.int(0, 3) * 5,
    noticeMinutes: random.pick([0, 60, 24 * 60]),
    horizonDays: random.pick([1, 3, 60]),
    hours,
    timeOff: anyIntervals(random, from, 2),
  };
}

function anyIntervals(random: Random, from: Temporal.Instant, count: number): Interval[] {
  return Array.from({ length: random.int(0, count) }, () => {
    const startsAt = from.add({ minutes: random.int(-60, 24 * DAYS * 12) * 5 });
    return { startsAt, endsAt: startsAt.add({ minutes: random.int(1, 40) * 5 }) };
  }).sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
}

/** Returns every start that the definition allows, found by trying them all. */
function expectedStarts(
  schedule: Schedule,
  busy: Busy,
  from: Temporal.Instant,
  until: Temporal.Instant,
  now: Temporal.Instant,
): string[] {
  const { timeZone, slotMinutes, bufferBeforeMinutes, bufferAfterMinutes } = schedule;
  const step = bufferBeforeMinutes + slotMinutes + bufferAfterMinutes;
  const lastDay = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: schedule.horizonDays });
  const seen = new Set<string>();
  const starts: string[] = [];
  // Starts well before the window, so that the first occurrence of a repeated local time is recognized.
  for (let at = from.subtract({ hours: 48 }); Temporal.Instant.compare(at, until) < 0; at = at.add(STEP)) {
    const clock = at.toZonedDateTimeISO(timeZone).toPlainDateTime();
    const repeated = seen.has(clock.toString());
    seen.add(clock.toString());
    const range = hoursAt(schedule, clock);
    if (repeated || !range || (minuteOf(clock) - range.startsMinute) % step !== 0) continue;
    if (Temporal.Instant.compare(at, from) < 0 || Temporal.Instant.compare(at, now) <= 0) continue;
    if (Temporal.Instant.compare(at, now.add({ minutes: schedule.noticeMinutes })) < 0) continue;
    if (Temporal.PlainDate.compare(clock.toPlainDate(), lastDay) > 0) continue;
    const endsAt = at.add({ minutes: slotMinutes });
    if (
      !everyFive(
        at,
        endsAt,
        (moment) => hoursAt(schedule, moment.toZonedDateTimeISO(timeZone).toPlainDateTime()) === range,
      )
    ) continue;
    const visit = { startsAt: at, endsAt };
    const held = {
      startsAt: at.subtract({ minutes: bufferBeforeMinutes }),
      endsAt: endsAt.add({ minutes: bufferAfterMinutes }),
    };
    const taken = meetsAny(schedule.timeOff, visit) || meetsAny(busy.therapist, held) ||
      meetsAny(busy.patient, visit);
    if (!taken) starts.push(at.toString());
  }
  return starts;
}

const minuteOf = ({ hour, minute }: Temporal.PlainDateTime) => hour * 60 + minute;

const hoursAt = ({ hours }: Schedule, clock: Temporal.PlainDateTime) =>
  hours.find(({ weekday, startsMinute, endsMinute }) =>
    weekday === clock.dayOfWeek && minuteOf(clock) >= startsMinute && minuteOf(clock) < endsMinute
  );

function everyFive(
  from: Temporal.Instant,
  until: Temporal.Instant,
  holds: (at: Temporal.Instant) => boolean,
): boolean {
  for (let at = from; Temporal.Instant.compare(at, until) < 0; at = at.add(STEP)) {
    if (!holds(at)) return false;
  }
  return true;
}

const meetsAny = (intervals: Interval[], { startsAt, endsAt }: Interval) =>
  intervals.some((other) =>
    Temporal.Instant.compare(other.startsAt, endsAt) < 0 &&
    Temporal.Instant.compare(startsAt, other.endsAt) < 0
  );
