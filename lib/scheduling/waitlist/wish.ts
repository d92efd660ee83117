import type { PartOfDay } from "../../shared/codes/parts_of_day.ts";

/** When a waiting patient is available, in their own time zone. */
export interface TimeWish {
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
  /** "1" is Monday. */
  weekdays: readonly string[];
  partsOfDay: readonly PartOfDay[];
}

/** Returns the part of the day for this hour. */
function partOfDay(hour: number): PartOfDay {
  if (hour < 12) return "morning";
  return hour < 17 ? "afternoon" : "evening";
}

/** Returns whether a visit at this time fits the wish of a patient in this zone. */
export function fitsWish(wish: TimeWish, startsAt: Temporal.Instant, timeZone: string): boolean {
  const clock = startsAt.toZonedDateTimeISO(timeZone);
  const date = clock.toPlainDate();
  return Temporal.PlainDate.compare(date, wish.earliest) >= 0 &&
    Temporal.PlainDate.compare(date, wish.latest) <= 0 &&
    wish.weekdays.includes(String(date.dayOfWeek)) && wish.partsOfDay.includes(partOfDay(clock.hour));
}
