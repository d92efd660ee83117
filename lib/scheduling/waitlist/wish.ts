import type { PartOfDay } from "../../shared/codes/parts_of_day.ts";

/** What time somebody who waits could make, by their own clocks. */
export interface TimeWish {
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
  /** "1" is Monday. */
  weekdays: readonly string[];
  partsOfDay: readonly PartOfDay[];
}

/** Which part of the day this hour belongs to. */
function partOfDay(hour: number): PartOfDay {
  if (hour < 12) return "morning";
  return hour < 17 ? "afternoon" : "evening";
}

/** Whether a visit that begins then fits the wish of somebody whose clocks are in this zone. */
export function fitsWish(wish: TimeWish, startsAt: Temporal.Instant, timeZone: string): boolean {
  const clock = startsAt.toZonedDateTimeISO(timeZone);
  const date = clock.toPlainDate();
  return Temporal.PlainDate.compare(date, wish.earliest) >= 0 &&
    Temporal.PlainDate.compare(date, wish.latest) <= 0 &&
    wish.weekdays.includes(String(date.dayOfWeek)) && wish.partsOfDay.includes(partOfDay(clock.hour));
}
