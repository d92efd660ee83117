import type { Schedule, WeeklyHours } from "./schedule.ts";
import type { Interval } from "../time/interval.ts";
import { firstMoment, momentFrom, wallClock } from "../time/wall_clock.ts";

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/**
 * Merges adjoining and overlapping weekly hours, also across midnight and from Sunday to Monday. A stretch
 * begins on its weekday and may last up to a week; hours around the clock are one stretch from Monday.
 */
export function weeklyStretches(hours: readonly WeeklyHours[]): WeeklyHours[] {
  const ranges = hours
    .map(({ weekday, startsMinute, endsMinute }) => {
      const start = (weekday - 1) * DAY + startsMinute;
      return { start, end: start + endsMinute - startsMinute };
    })
    .sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return joinWeeks(merged).map(({ start, end }) => ({
    weekday: Math.floor(start / DAY) + 1,
    startsMinute: start % DAY,
    endsMinute: end - start + start % DAY,
  }));
}

/** Joins hours that run past the end of the week with those at its start. */
function joinWeeks(merged: { start: number; end: number }[]): { start: number; end: number }[] {
  const last = merged.at(-1);
  if (!last) return merged;
  while (merged.length > 1 && last.end >= merged[0].start + WEEK) {
    last.end = Math.max(last.end, merged[0].end + WEEK);
    merged.shift();
  }
  return last.end - last.start >= WEEK ? [{ start: 0, end: WEEK }] : merged;
}

type Lengths = Pick<Schedule, "timeZone" | "slotMinutes" | "bufferBeforeMinutes" | "bufferAfterMinutes">;

/** Yields the visits of a stretch that begins on this date, in order. */
export function* visitsOn(
  date: Temporal.PlainDate,
  stretch: WeeklyHours,
  schedule: Lengths,
): Generator<Interval> {
  const { timeZone, slotMinutes } = schedule;
  const step = schedule.bufferBeforeMinutes + slotMinutes + schedule.bufferAfterMinutes;
  const opens = wallClock(date, stretch.startsMinute);
  const opensAt = momentFrom(opens, timeZone);
  const closesAt = momentFrom(wallClock(date, stretch.endsMinute), timeZone);
  const length = stretch.endsMinute - stretch.startsMinute;
  const clocksChange = closesAt.epochMilliseconds - opensAt.epochMilliseconds !== length * 60_000;
  for (let minute = 0; minute < length; minute += step) {
    const startsAt = clocksChange
      ? firstMoment(wallClock(date, stretch.startsMinute + minute), timeZone)
      : opensAt.add({ minutes: minute });
    if (!startsAt) continue;
    const endsAt = startsAt.add({ minutes: slotMinutes });
    if (Temporal.Instant.compare(endsAt, closesAt) > 0) return;
    if (!clocksChange || !goesBackBefore(opens, startsAt, endsAt, timeZone)) yield { startsAt, endsAt };
  }
}

/**
 * Whether the clocks go back during the visit to a time before the stretch opens, so that a part is outside.
 */
function goesBackBefore(
  opens: Temporal.PlainDateTime,
  startsAt: Temporal.Instant,
  endsAt: Temporal.Instant,
  timeZone: string,
): boolean {
  const change = startsAt.toZonedDateTimeISO(timeZone).getTimeZoneTransition("next");
  if (!change || Temporal.Instant.compare(change.toInstant(), endsAt) >= 0) return false;
  return Temporal.PlainDateTime.compare(change.toPlainDateTime(), opens) < 0;
}

/** Whether an interval is entirely within weekly hours, wherever on their grid it begins. */
export function isWithinHours(
  { hours, timeZone }: Pick<Schedule, "hours" | "timeZone">,
  visit: Interval,
): boolean {
  const date = visit.startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  return weeklyStretches(hours).some((stretch) => {
    if (stretch.endsMinute - stretch.startsMinute === WEEK) return true;
    const daysBack = (date.dayOfWeek - stretch.weekday + 7) % 7;
    return [daysBack, daysBack + 7].some((days) => {
      const openingDay = date.subtract({ days });
      const opens = wallClock(openingDay, stretch.startsMinute);
      const closesAt = momentFrom(wallClock(openingDay, stretch.endsMinute), timeZone);
      return Temporal.Instant.compare(momentFrom(opens, timeZone), visit.startsAt) <= 0 &&
        Temporal.Instant.compare(visit.endsAt, closesAt) <= 0 &&
        !goesBackBefore(opens, visit.startsAt, visit.endsAt, timeZone);
    });
  });
}
