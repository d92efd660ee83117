import { formatClock, formatDate, zoneName } from "./format.ts";

/** "Wednesday, March 4, 10:00 AM – 10:50 AM (Mountain Time)", in the zone given (IANA). */
export function sayVisit(
  { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  timeZone: string,
  now: Temporal.Instant,
): string {
  const [from, until] = [formatClock(startsAt, timeZone), formatClock(endsAt, timeZone)];
  return `${formatDate(startsAt, timeZone, now)}, ${from} – ${until} (${zoneName(timeZone)})`;
}

/** "Wednesday, March 4 at 10:00 AM". */
export function sayMoment(at: Temporal.Instant, timeZone: string, now: Temporal.Instant): string {
  return `${formatDate(at, timeZone, now)} at ${formatClock(at, timeZone)}`;
}

/** Whether clocks in the two zones show the same at that moment. */
export function sameClock(at: Temporal.Instant, one: string, other: string): boolean {
  return at.toZonedDateTimeISO(one).offsetNanoseconds === at.toZonedDateTimeISO(other).offsetNanoseconds;
}
