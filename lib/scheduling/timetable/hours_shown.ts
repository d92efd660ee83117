import type { Interval } from "../time/interval.ts";
import { wholeDay } from "./hour_rows.ts";
import { clipTo } from "../time/interval.ts";

/** The hours to show by default. */
const OFFICE = { first: 9, end: 17 };

/**
 * Returns the first and last hour to show, so that all hours and visits of these days are visible. Blocked
 * time counts only if it begins or ends within a day, so that a holiday does not fill the night.
 */
export function hoursShown(
  dates: readonly Temporal.PlainDate[],
  timeZone: string,
  { whole, blocked }: { whole: readonly Interval[]; blocked: readonly Interval[] },
): { first: number; end: number } {
  let [first, end] = [24, 0];
  const include = (from: number, until: number) => {
    first = Math.min(first, from);
    end = Math.max(end, until);
  };
  for (const date of dates) {
    const day = wholeDay(date, timeZone);
    const from = (interval: Interval) => interval.startsAt.toZonedDateTimeISO(timeZone).hour;
    const until = ({ endsAt }: Interval) =>
      endsAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone).hour + 1;
    for (const interval of clipTo(day, whole)) include(from(interval), until(interval));
    for (const interval of clipTo(day, blocked)) {
      const begins = !interval.startsAt.equals(day.startsAt);
      const ends = !interval.endsAt.equals(day.endsAt);
      if (begins) include(from(interval), from(interval) + 1);
      if (ends) include(until(interval) - 1, until(interval));
    }
  }
  return first < end ? { first, end } : OFFICE;
}
