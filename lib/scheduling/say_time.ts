/**
 * Times as a mail says them. Intl writes narrow spaces between digits and AM; not every mail program has them, so they
 * become plain ones.
 */
const plain = (text: string) => text.replace(/[\u2009\u202f]/g, " ");
const dateOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/** "Tuesday, March 3, 2026 at 10:00 – 10:50 AM (Eastern Standard Time)", in the zone given (IANA). */
export function sayVisit(startsAt: Temporal.Instant, endsAt: Temporal.Instant, timeZone: string): string {
  const range = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "short", timeZone })
    .formatRange(dateOf(startsAt), dateOf(endsAt));
  return `${plain(range)} (${zoneName(startsAt, timeZone)})`;
}

/** "Tuesday, March 3, 2026 at 10:00 AM (Eastern Standard Time)". */
export function sayMoment(at: Temporal.Instant, timeZone: string): string {
  const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "short", timeZone })
    .format(dateOf(at));
  return `${plain(moment)} (${zoneName(at, timeZone)})`;
}

/** "Tuesday, March 3 at 10:00 AM": for a subject line. */
export function sayDay(at: Temporal.Instant, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", timeZone });
  const time = new Intl.DateTimeFormat("en-US", { timeStyle: "short", timeZone });
  return plain(`${day.format(dateOf(at))} at ${time.format(dateOf(at))}`);
}

/** Whether clocks in the two zones show the same at that moment. */
export function sameClock(at: Temporal.Instant, one: string, other: string): boolean {
  return at.toZonedDateTimeISO(one).offsetNanoseconds === at.toZonedDateTimeISO(other).offsetNanoseconds;
}

function zoneName(at: Temporal.Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "long" }).formatToParts(
    dateOf(at),
  );
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}
