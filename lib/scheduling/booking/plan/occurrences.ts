/** How often a visit comes again. */
export type Every = "week" | "two_weeks" | "month";

export interface Repeat {
  every: Every;
  /** How many visits there are in all. 2 to 26. */
  count: number;
}

/**
 * When each visit of a series begins, the first one at `startsAt`. All begin at the same time of day as
 * clocks in the therapist's zone show it, also across a change of clocks; a time that the clocks skip comes
 * later by as much as they skip. Monthly means the same weekday of the same week of the month, the fifth
 * being the last.
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

/** The day of that month which is the same weekday of the same week as this date. */
function sameWeekday(date: Temporal.PlainDate, month: Temporal.PlainYearMonth): Temporal.PlainDate {
  const week = Math.ceil(date.day / 7);
  const first = month.toPlainDate({ day: 1 });
  const inFirstWeek = first.add({ days: (date.dayOfWeek - first.dayOfWeek + 7) % 7 });
  const found = inFirstWeek.add({ weeks: week - 1 });
  return found.month === month.month ? found : found.subtract({ weeks: 1 });
}
