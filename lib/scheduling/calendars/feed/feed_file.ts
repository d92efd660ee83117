import ical, { ICalEventClass, ICalEventTransparency } from "ical-generator";
import type { Appointment } from "../../../../db/schema/scheduling.ts";
import type { LocaleCode } from "../../../shared/codes/locales.ts";

/** All that a subscribed calendar learns of a visit. */
type BusyVisit = Pick<Appointment, "id" | "startsAt" | "endsAt" | "sequence" | "updatedAt">;

const BUSY: Record<LocaleCode, string> = { en: "Busy", es: "Ocupado" };

/** How often calendars are asked to look again. Seconds. */
const EVERY = 30 * 60;

/**
 * Busy times as a calendar to subscribe to (RFC 5545), in UTC: no names, no links, no kind of visit, since such an address gets about.
 * A visit's UID is its id for life, so that a moved one moves. The same visits give the same bytes.
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
