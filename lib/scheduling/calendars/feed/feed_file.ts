import ical, { ICalEventClass, ICalEventTransparency } from "ical-generator";
import type { Appointment } from "../../../../db/schema/scheduling.ts";
import type { LocaleCode } from "../../../shared/codes/locales.ts";

/** All that a subscribed calendar learns of a visit. */
type BusyVisit = Pick<Appointment, "id" | "startsAt" | "endsAt" | "sequence" | "updatedAt">;

const BUSY: Record<LocaleCode, string> = { en: "Busy", es: "Ocupado" };

/** How often calendars are asked to refresh. Seconds. */
const EVERY = 30 * 60;

/**
 * Returns busy times as a calendar to subscribe to (RFC 5545), in UTC. It has no names, links or types,
 * because such an address can spread. A visit's UID is its permanent ID, so that a moved visit moves. The
 * same visits give the same bytes.
 */
export function feedFile(visits: readonly BusyVisit[], locale: LocaleCode): string {
  const calendar = ical({
    name: "Bloom",
    prodId: { company: "Bloom", product: "Busy times", language: locale.toUpperCase() },
    ttl: EVERY,
  });
  for (const { id, startsAt, endsAt, sequence, updatedAt } of visits) {
    calendar.createEvent({
      id,
      sequence,
      stamp: new Date(updatedAt.epochMilliseconds),
      start: new Date(startsAt.epochMilliseconds),
      end: new Date(endsAt.epochMilliseconds),
      summary: BUSY[locale],
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.OPAQUE,
    });
  }
  return `${calendar.toString()}\r\n`;
}
