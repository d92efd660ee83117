import ICAL from "ical.js";

/** Converts a calendar's local times to instants. */
export interface CalendarZones {
  /**
   * Returns the instant of a local time in the zone with this name (TZID) or, without one, in the calendar's
   * own.
   * @throws for an invalid time, and for an unknown zone.
   */
  instant(local: Temporal.PlainDateTime, zone: string | null): Temporal.Instant;
  /** Returns the local time there at that instant. */
  local(at: Temporal.Instant, zone: string | null): Temporal.PlainDateTime;
}

/**
 * Returns a calendar's zones. A name that IANA knows means IANA's zone, because its rules are newer than
 * those that a program wrote into a file years ago. Any other zone is what the file defines, and unknown
 * without a definition, because a guess would block the wrong hours. `own`: the zone of dates, and of times
 * without a zone.
 */
export function calendarZones(
  timeZones: readonly string[],
  own: string | null,
  fallback: string,
): CalendarZones {
  const ownZone = ianaZone(own ?? "") ?? fallback;
  const defined = new Map<string, ICAL.Timezone>();
  for (const text of timeZones) {
    try {
      const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
      if (zone.tzid && !defined.has(zone.tzid)) defined.set(zone.tzid, zone);
    } catch {
      // Times in it are then unreadable.
    }
  }
  const known = new Map<string, string | ICAL.Timezone>();
  const find = (id: string | null) => {
    if (id === null) return ownZone;
    let zone = known.get(id);
    if (!zone) {
      zone = ianaZone(id) ?? defined.get(id);
      if (!zone) throw new RangeError("The time zone is unknown.");
      known.set(id, zone);
    }
    return zone;
  };

  return {
    instant(local, id) {
      const zone = find(id);
      // RFC 5545, 3.3.5: a skipped time is read with the offset before the gap, and a repeated one is the
      // first.
      if (typeof zone === "string") return local.toZonedDateTime(zone).toInstant();
      return Temporal.Instant.fromEpochMilliseconds(icalTime(local, zone).toUnixTime() * 1000);
    },

    local(at, id) {
      const zone = find(id);
      const utc = at.toZonedDateTimeISO("UTC").toPlainDateTime();
      if (typeof zone === "string") return at.toZonedDateTimeISO(zone).toPlainDateTime();
      return localOf(icalTime(utc, ICAL.Timezone.utcTimezone).convertToZone(zone));
    },
  };
}

/** Returns a local time for ical.js, which computes with it as it is, without a zone. */
export function icalTime(
  local: Temporal.PlainDateTime,
  zone: ICAL.Timezone = ICAL.Timezone.localTimezone,
  isDate = false,
): ICAL.Time {
  const { year, month, day, hour, minute, second } = local;
  const time = isDate ? { year, month, day, isDate } : { year, month, day, hour, minute, second, isDate };
  return new ICAL.Time(time, zone);
}

/** Returns the local time that ical.js read or computed. @throws for an invalid one. */
export function localOf(
  { year, month, day, hour, minute, second, isDate }: ICAL.Time,
): Temporal.PlainDateTime {
  if (year < 1900 || year > 2200) throw new RangeError("The year is outside 1900 to 2200.");
  // A leap second counts as the last second of its minute.
  const time = isDate ? {} : { hour, minute, second: Math.min(second, 59) };
  return Temporal.PlainDateTime.from({ year, month, day, ...time }, { overflow: "reject" });
}

/**
 * Returns the IANA name in a TZID: all of it, or its end, as in
 * "/freeassociation.sourceforge.net/America/Denver". Null: there is none.
 */
function ianaZone(id: string): string | null {
  const parts = id.replace(/^\//, "").split("/");
  for (const count of [parts.length, 3, 2, 1]) {
    const name = parts.slice(-count).join("/");
    if (count <= parts.length && /^[A-Za-z][\w+\-/]{1,60}$/.test(name) && isZone(name)) return name;
  }
  return null;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
