/** Returns the first instant of a day; if the clocks skip midnight, the one after the gap. */
export function startOfDay(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime(timeZone).toInstant();
}

/** Returns the local time this many minutes after a date's midnight, past 1440 on the following days. */
export function wallClock(date: Temporal.PlainDate, minute: number): Temporal.PlainDateTime {
  const time = new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60);
  return date.add({ days: Math.floor(minute / (24 * 60)) }).toPlainDateTime(time);
}

/** Returns the instant when clocks first show this time, or null if they skip it. */
export function firstMoment(clock: Temporal.PlainDateTime, timeZone: string): Temporal.Instant | null {
  const moment = clock.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  return moment.toPlainDateTime().equals(clock) ? moment.toInstant() : null;
}

/** Returns the instant when clocks first show this time or, if they skip it, the end of the gap. */
export function momentFrom(clock: Temporal.PlainDateTime, timeZone: string): Temporal.Instant {
  const found = firstMoment(clock, timeZone);
  if (found) return found;
  const before = clock.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const change = before.getTimeZoneTransition("next");
  if (!change) throw new RangeError(`${timeZone} skips ${clock} without a change of its clocks.`);
  return change.toInstant();
}

/** Returns the instant of a form's day and time in this zone; null if the clocks skip it. */
export const momentOfForm = (day: string, time: string, timeZone: string): Temporal.Instant | null =>
  firstMoment(Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time)), timeZone);
