import { formatClock, formatDate, formatDay, formatFullDate, wallClock, zoneName } from "../format.ts";

/** "Wednesday, March 4, 10:00 AM – 10:50 AM (Mountain Time)", in the given zone (IANA). */
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

/** "Wed, Mar 4 at 10:00 AM", for a mail's subject; with the year if it is not the current one. */
export function sayBriefly(at: Temporal.Instant, timeZone: string, now: Temporal.Instant): string {
  const { year } = wallClock(at, timeZone);
  const day = formatDay(at, timeZone) + (year === wallClock(now, timeZone).year ? "" : `, ${year}`);
  return `${day} at ${formatClock(at, timeZone)}`;
}

/** "September 1, 2032". */
export const sayDay = (date: Temporal.PlainDate): string => formatFullDate(date);

/** Whether two zones show the same local time at that moment. */
export function sameClock(at: Temporal.Instant, one: string, other: string): boolean {
  return at.toZonedDateTimeISO(one).offsetNanoseconds === at.toZonedDateTimeISO(other).offsetNanoseconds;
}
