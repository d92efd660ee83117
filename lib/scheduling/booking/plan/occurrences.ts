/** How often a visit repeats. */
export type Every = "week" | "two_weeks" | "month";

export interface Repeat {
  every: Every;
  /** The total number of visits. 2 to 26. */
  count: number;
}

/** The most visits in a series: half a year of weekly visits. */
export const MOST_VISITS = 26;

/**
 * Returns when each visit of a series starts, the first one at `startsAt`. All start at the same local time
 * in the therapist's zone, even across DST changes. A time that does not exist on a day moves later by the
 * skipped amount. Monthly visits keep the weekday and the week of the month; a fifth week becomes the last.
 */
export function occurrencesOf(
  startsAt: Temporal.Instant,
  repeat: Repeat | null,
  timeZone: string,
): Temporal.Instant[] {
  if (!repeat) return [startsAt];
  const first = startsAt.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return Array.from({ length: repeat.count }, (_, index) => {
    const date = dateOf(first.toPlainDate(), repeat.every, index);
    return date.toPlainDateTime(first.toPlainTime()).toZonedDateTime(timeZone).toInstant();
  });
}

function dateOf(first: Temporal.PlainDate, every: Every, index: number): Temporal.PlainDate {
  switch (every) {
    case "week":
      return first.add({ weeks: index });
    case "two_weeks":
      return first.add({ weeks: 2 * index });
    case "month":
      return sameWeekday(first, first.toPlainYearMonth().add({ months: index }));
  }
}

/** Returns the date in that month with the same weekday and week as this date. */
function sameWeekday(date: Temporal.PlainDate, month: Temporal.PlainYearMonth): Temporal.PlainDate {
  const week = Math.ceil(date.day / 7);
  const first = month.toPlainDate({ day: 1 });
  const inFirstWeek = first.add({ days: (date.dayOfWeek - first.dayOfWeek + 7) % 7 });
  const found = inFirstWeek.add({ weeks: week - 1 });
  return found.month === month.month ? found : found.subtract({ weeks: 1 });
}
