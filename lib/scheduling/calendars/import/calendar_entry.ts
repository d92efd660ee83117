import ICAL from "ical.js";
import { type CalendarZones, icalTime, localOf } from "./calendar_zones.ts";

/** An event of a calendar, or a changed occurrence of a repeated one. */
export interface CalendarEntry {
  uid: string;
  starts: CalendarMoment;
  length: { days: number } | { milliseconds: number };
  /** Whether its owner is busy at that time. */
  isBusy: boolean;
  rules: ICAL.Recur[];
  /** Further starts (RDATE). */
  further: CalendarMoment[];
  /** Excluded (EXDATE). */
  except: CalendarMoment[];
  /** The original start of a changed occurrence. */
  instead: CalendarMoment | null;
  /** The change also applies to all following ones. */
  andAfter: boolean;
}

/** A local time in a zone, or a whole day. */
export interface CalendarMoment {
  local: Temporal.PlainDateTime;
  isDate: boolean;
  /** TZID; "UTC"; null: the calendar's own zone. */
  zone: string | null;
}

/** Reads a VEVENT. @throws if it is invalid. */
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

/** RFC 5545, 3.8.2.7 and 3.8.1.11; and Outlook's own property for "free". */
function isBusy(event: ICAL.Component): boolean {
  const says = (name: string) => String(event.getFirstPropertyValue(name) ?? "").toUpperCase();
  return says("transp") !== "TRANSPARENT" && says("status") !== "CANCELLED" &&
    says("x-microsoft-cdo-busystatus") !== "FREE";
}

/** RFC 5545, 3.6.1: without an end, a date lasts a day, and a time has no length. */
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

/**
 * Returns the rule with its end on the same clock as the event's start, because days are counted on it (RFC
 * 5545, 3.3.10).
 */
function localRule(value: unknown, starts: CalendarMoment, zones: CalendarZones): ICAL.Recur {
  if (!(value instanceof ICAL.Recur)) throw new Error("The recurrence rule is not valid.");
  const rule = value.clone();
  if (!rule.until) return rule;
  const until = momentOf(rule.until, null);
  const local = until.isDate
    // A date as the end of an hourly rule includes the whole day.
    ? until.local.add({ days: 1 }).subtract({ seconds: 1 })
    : until.zone === "UTC" && !starts.isDate
    ? zones.local(zones.instant(until.local, "UTC"), starts.zone)
    : until.local;
  rule.until = icalTime(local, undefined, starts.isDate);
  return rule;
}

/** Returns all moments of some properties, including several in one line and periods. */
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
