import ICAL from "ical.js";
import { type CalendarZones, icalTime, localOf } from "./calendar_zones.ts";

/** An event of a calendar, or what one day of a repeated event was changed to. */
export interface CalendarEntry {
  uid: string;
  starts: CalendarMoment;
  length: { days: number } | { milliseconds: number };
  /** Whether its owner is busy meanwhile. */
  isBusy: boolean;
  rules: ICAL.Recur[];
  /** Further starts (RDATE). */
  further: CalendarMoment[];
  /** Left out (EXDATE). */
  except: CalendarMoment[];
  /** Of a changed occurrence: when it was meant to be. */
  instead: CalendarMoment | null;
  /** The change holds for all that come after as well. */
  andAfter: boolean;
}

/** A wall-clock time in a zone, or a whole day. */
export interface CalendarMoment {
  local: Temporal.PlainDateTime;
  isDate: boolean;
  /** TZID; "UTC"; null: the calendar's own zone. */
  zone: string | null;
}

/** Reads a VEVENT. @throws when it cannot be understood. */
export function readEntry(text: string, zones: CalendarZones): CalendarEntry {
  const event = new ICAL.Component(ICAL.parse(text));
  const start = event.getFirstProperty("dtstart");
  if (!start) throw new Error("The event has no start.");
  const [starts] = moments([start]);
  const instead = event.getFirstProperty("recurrence-id");
  return {
    uid: String(event.getFirstPropertyValue("uid") ?? crypto.randomUUID()),
    starts,
    length: lengthOf(event, starts, zones),
    isBusy: isBusy(event),
    rules: event.getAllProperties("rrule").map((rule) => localRule(rule.getFirstValue(), starts, zones)),
    further: moments(event.getAllProperties("rdate")),
    except: moments(event.getAllProperties("exdate")),
    instead: instead ? moments([instead])[0] : null,
    andAfter: String(instead?.getFirstParameter("range")).toUpperCase() === "THISANDFUTURE",
  };
}

/** RFC 5545, 3.8.2.7 and 3.8.1.11; and Outlook's own word for "free". */
function isBusy(event: ICAL.Component): boolean {
  const says = (name: string) => String(event.getFirstPropertyValue(name) ?? "").toUpperCase();
  return says("transp") !== "TRANSPARENT" && says("status") !== "CANCELLED" &&
    says("x-microsoft-cdo-busystatus") !== "FREE";
}

/** RFC 5545, 3.6.1: without an end a day lasts a day, and a time no time at all. */
function lengthOf(
  event: ICAL.Component,
  starts: CalendarMoment,
  zones: CalendarZones,
): CalendarEntry["length"] {
  const end = event.getFirstProperty("dtend");
  if (end) {
    const [ends] = moments([end]);
    if (starts.isDate && ends.isDate) {
      return { days: starts.local.until(ends.local, { largestUnit: "days" }).days };
    }
    return { milliseconds: epoch(ends, zones) - epoch(starts, zones) };
  }
  const duration = event.getFirstPropertyValue("duration");
  if (!(duration instanceof ICAL.Duration)) return starts.isDate ? { days: 1 } : { milliseconds: 0 };
  const seconds = duration.toSeconds();
  return starts.isDate ? { days: Math.ceil(seconds / 86_400) } : { milliseconds: seconds * 1000 };
}

/** The rule with its end by the same clock as the event's beginning, since days are counted by that (RFC 5545, 3.3.10). */
function localRule(value: unknown, starts: CalendarMoment, zones: CalendarZones): ICAL.Recur {
  if (!(value instanceof ICAL.Recur)) throw new Error("The recurrence rule is not valid.");
  const rule = value.clone();
  if (!rule.until) return rule;
  const until = momentOf(rule.until, null);
  const local = until.isDate
    // A day as the end of what repeats by the hour means all of it.
    ? until.local.add({ days: 1 }).subtract({ seconds: 1 })
    : until.zone === "UTC" && !starts.isDate
    ? zones.local(zones.instant(until.local, "UTC"), starts.zone)
    : until.local;
  rule.until = icalTime(local, undefined, starts.isDate);
  return rule;
}

/** All moments that properties name, several in one line or a period among them. */
function moments(properties: readonly ICAL.Property[]): CalendarMoment[] {
  return properties.flatMap((property) => {
    const zone = property.getFirstParameter("tzid") ?? null;
    return property.getValues().map((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) throw new Error("The time is not valid.");
      return momentOf(time, zone);
    });
  });
}

function momentOf(time: ICAL.Time, zone: string | null): CalendarMoment {
  const isUtc = !time.isDate && time.zone === ICAL.Timezone.utcTimezone;
  return { local: localOf(time), isDate: time.isDate, zone: isUtc ? "UTC" : time.isDate ? null : zone };
}

const epoch = ({ local, zone }: CalendarMoment, zones: CalendarZones) =>
  zones.instant(local, zone).epochMilliseconds;
