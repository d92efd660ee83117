import type { Practice } from "../practice.ts";
import { addressContext, addressHash } from "../scheduling/calendars/import/calendar_secret.ts";
import type { Interval } from "../scheduling/time/interval.ts";
import type { Hours } from "./factories/therapist.ts";
import type { Rows } from "./factories/rows.ts";
import { WEEKS_AHEAD, WEEKS_BACK } from "./plan_visits.ts";

/**
 * The demo calendar has no site behind it, so it is not read again while anyone tries the demo practice.
 * Hours.
 */
const READ_AGAIN_AFTER = 365 * 24;

/** Returns these hours in each week of the demo practice. */
export function everyWeek(
  hours: readonly Hours[],
  timeZone: string,
  now: Temporal.Instant,
): Interval[] {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const at = (date: Temporal.PlainDate, minute: number) =>
    date.toZonedDateTime({ timeZone, plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 } })
      .toInstant();
  return hours.flatMap(({ weekday, startsMinute, endsMinute }) =>
    Array.from({ length: WEEKS_BACK + WEEKS_AHEAD + 1 }, (_, index) => {
      const date = today.add({ days: 7 * (index - WEEKS_BACK) + weekday - today.dayOfWeek });
      return { startsAt: at(date, startsMinute), endsAt: at(date, endsMinute) };
    })
  );
}

/** Returns an imported calendar with these busy times, read a while ago. */
export async function calendarElsewhere(
  { config, keyring, now }: Pick<Practice, "config" | "keyring" | "now">,
  therapistId: string,
  busy: readonly Interval[],
): Promise<Rows> {
  const id = crypto.randomUUID();
  const address = new URL("https://calendar.example/maya/private.ics");
  return {
    importedCalendars: [{
      id,
      therapistId,
      name: "Private",
      address: await keyring.seal(address.href, addressContext(id)),
      addressHash: addressHash(config, address),
      turn: 1,
      failures: 0,
      failure: null,
      skipped: 0,
      readAt: now().subtract({ minutes: 20 }),
      nextReadAt: now().add({ hours: READ_AGAIN_AFTER }),
      createdAt: now().subtract({ hours: 24 * 30 }),
    }],
    importedBusyTimes: busy.map((interval) => ({ calendarId: id, therapistId, ...interval })),
  };
}
