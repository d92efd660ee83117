import { STEP_MINUTES } from "../time/booked_time.ts";
import type { Span } from "../../shared/timetable.ts";
import type { Interval } from "../time/interval.ts";
import { startOfDay } from "../time/wall_clock.ts";

/** How many steps an hour of the timetable has. */
export const STEPS_IN_HOUR = 60 / STEP_MINUTES;
/** No change of a zone's clocks since 1970 is finer than this. Minutes. */
const FINEST_CHANGE = 15;

/** An hour as the clock shows it. `turn` is 1 when it comes a second time, on a day on which the clocks go back. */
export interface HourRow {
  hour: number;
  turn: 0 | 1;
}

/** A day from its first moment to the first of the next. */
export function wholeDay(date: Temporal.PlainDate, timeZone: string): Interval {
  return { startsAt: startOfDay(date, timeZone), endsAt: startOfDay(date.add({ days: 1 }), timeZone) };
}

/**
 * The hours that a day has, in order: 24, or without the one that the clocks skip, or with the one that they repeat twice. Where
 * they are changed by half an hour, a part of an hour counts as one.
 */
export function hoursOfDay(date: Temporal.PlainDate, timeZone: string): HourRow[] {
  const { startsAt, endsAt } = wholeDay(date, timeZone);
  if (startsAt.until(endsAt).total("hours") === 24) {
    return Array.from({ length: 24 }, (_, hour) => ({ hour, turn: 0 as const }));
  }
  const rows: HourRow[] = [];
  for (let at = startsAt; Temporal.Instant.compare(at, endsAt) < 0; at = at.add({ minutes: FINEST_CHANGE })) {
    const row = rowAt(at, timeZone);
    if (!rows.some((other) => isSame(other, row))) rows.push(row);
  }
  return rows;
}

/** The rows that show these days between two hours: an hour that one of them has twice stands twice. */
export function rowsOf(
  dates: readonly Temporal.PlainDate[],
  timeZone: string,
  { first, end }: { first: number; end: number },
): HourRow[] {
  const rows: HourRow[] = [];
  for (const row of dates.flatMap((date) => hoursOfDay(date, timeZone))) {
    const isShown = row.hour >= first && row.hour < end;
    if (isShown && !rows.some((other) => isSame(other, row))) rows.push(row);
  }
  return rows.sort((a, b) => a.hour - b.hour || a.turn - b.turn);
}

/** Where a time of this day stands among the rows; what lies beyond them is cut off. Null: all of it does. */
export function spanIn(
  rows: readonly HourRow[],
  { startsAt, endsAt }: Interval,
  timeZone: string,
): Span | null {
  const from = Math.max(0, stepAt(rows, startsAt, timeZone));
  // The end by its last moment: the row after it may be another one on another day.
  const last = Math.min(
    rows.length * STEPS_IN_HOUR - 1,
    stepAt(rows, endsAt.subtract({ nanoseconds: 1 }), timeZone),
  );
  return last < from ? null : { from, steps: last + 1 - from };
}

/** The moment at which each row begins on a day; null where the day lacks its beginning. */
export function beginningsOf(
  rows: readonly HourRow[],
  date: Temporal.PlainDate,
  timeZone: string,
): (Temporal.Instant | null)[] {
  return rows.map(({ hour, turn }) => {
    const clock = date.toPlainDateTime({ hour });
    const moment = clock.toZonedDateTime(timeZone, { disambiguation: turn === 0 ? "earlier" : "later" });
    return moment.toPlainDateTime().equals(clock) &&
        isSame(rowAt(moment.toInstant(), timeZone), { hour, turn })
      ? moment.toInstant()
      : null;
  });
}

/** Below 0 before the first row, at or past the end after the last. */
function stepAt(rows: readonly HourRow[], at: Temporal.Instant, timeZone: string): number {
  const row = rowAt(at, timeZone);
  const index = rows.findIndex((other) => isSame(other, row));
  if (index < 0) return row.hour < (rows[0]?.hour ?? 24) ? -1 : rows.length * STEPS_IN_HOUR;
  return index * STEPS_IN_HOUR + Math.floor(at.toZonedDateTimeISO(timeZone).minute / STEP_MINUTES);
}

function rowAt(at: Temporal.Instant, timeZone: string): HourRow {
  const moment = at.toZonedDateTimeISO(timeZone);
  const first = moment.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: "earlier" });
  return { hour: moment.hour, turn: Temporal.Instant.compare(first.toInstant(), at) < 0 ? 1 : 0 };
}

const isSame = (a: HourRow, b: HourRow) => a.hour === b.hour && a.turn === b.turn;
