import { STEP_MINUTES } from "../time/booked_time.ts";
import type { Span } from "../../shared/timetable.ts";
import type { Interval } from "../time/interval.ts";
import { startOfDay } from "../time/wall_clock.ts";

/** The steps in an hour of the timetable. */
export const STEPS_IN_HOUR = 60 / STEP_MINUTES;
/** No zone's clocks have changed by a smaller step since 1970. Minutes. */
const FINEST_CHANGE = 15;

/** An hour as the clock shows it. `turn` is 1 for its repetition, on a day when the clocks go back. */
export interface HourRow {
  hour: number;
  turn: 0 | 1;
}

/** Returns a day from its first instant to that of the next. */
export function wholeDay(date: Temporal.PlainDate, timeZone: string): Interval {
  return { startsAt: startOfDay(date, timeZone), endsAt: startOfDay(date.add({ days: 1 }), timeZone) };
}

/**
 * Returns a day's hours in order: 24, or fewer if the clocks skip one, or more if they repeat one. If the
 * clocks change by half an hour, a part of an hour counts as one.
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

/** Returns the rows that show these days between two hours: an hour that one day repeats has two rows. */
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

/** Returns the position of a time of this day among the rows, clipped to them. Null: it is outside. */
export function spanIn(
  rows: readonly HourRow[],
  { startsAt, endsAt }: Interval,
  timeZone: string,
): Span | null {
  const from = Math.max(0, stepAt(rows, startsAt, timeZone));
  // The end is placed by its last moment, because the next row may belong to another day.
  const last = Math.min(
    rows.length * STEPS_IN_HOUR - 1,
    stepAt(rows, endsAt.subtract({ nanoseconds: 1 }), timeZone),
  );
  return last < from ? null : { from, steps: last + 1 - from };
}

/** Returns the instant when each row begins on a day; null if the day lacks it. */
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

/** Returns a step below 0 before the first row, and at or past the end after the last. */
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
