/** The first moment of a day; where the clocks skip midnight, the moment after the gap. */
export function startOfDay(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime(timeZone).toInstant();
}

/** Minutes after a date's midnight as the clock on the wall shows them, past 1440 on the days after. */
export function wallClock(date: Temporal.PlainDate, minute: number): Temporal.PlainDateTime {
  const time = new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60);
  return date.add({ days: Math.floor(minute / (24 * 60)) }).toPlainDateTime(time);
}

/** The moment when the clock shows this for the first time, or null when the clocks skip it. */
export function firstMoment(clock: Temporal.PlainDateTime, timeZone: string): Temporal.Instant | null {
  const moment = clock.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  return moment.toPlainDateTime().equals(clock) ? moment.toInstant() : null;
}

/** The moment when the clock first shows this or, when it is skipped, anything later: the end of the gap. */
export function momentFrom(clock: Temporal.PlainDateTime, timeZone: string): Temporal.Instant {
  const found = firstMoment(clock, timeZone);
  if (found) return found;
  const before = clock.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const change = before.getTimeZoneTransition("next");
  if (!change) throw new RangeError(`${timeZone} skips ${clock} without a change of its clocks.`);
  return change.toInstant();
}

/** The moment of a day and a time of it as a form says them, on the clock of this zone; null when the clocks skip it. */
export const momentOfForm = (day: string, time: string, timeZone: string): Temporal.Instant | null =>
  firstMoment(Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time)), timeZone);
