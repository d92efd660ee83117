import { findIana } from "windows-iana";
import { readOffset } from "./calendar_values.ts";
import { type ClockChange, type Zone, zoneAhead, zoneOf } from "./zone.ts";

/**
 * Returns the zone with a name that a calendar does not define: IANA's, also at the end of a longer name;
 * Windows's, by CLDR's table; or an offset. Null: the name is none of these. An abbreviation such as CST is
 * none, because it means several zones, and with or without summer time.
 */
export function zoneNamed(id: string, until: number): Zone | null {
  const name = id.trim().replace(/^"(.*)"$/, "$1");
  if (
    /^\W*(UTC|GMT|Z|Coordinated Universal Time|Etc\/(UTC|GMT))\W*$/i.test(name.replace(/^\(UTC\) (?=.)/i, ""))
  ) {
    return zoneAhead(0);
  }
  const [, offset] = /^(?:UTC|GMT)?([+-]\d\d?(?::?\d\d)?)$/i.exec(name) ?? [];
  if (offset) {
    const ahead = readOffset(offset);
    return ahead === null ? null : zoneAhead(ahead);
  }
  const iana = ianaName(name) ?? windowsName(name);
  return iana === null ? null : ianaZone(iana, until);
}

/** Returns the name of a place in a TZID: all of it, or its end, as in "/citadel.org/America/Denver". */
function ianaName(id: string): string | null {
  const parts = id.replace(/^\//, "").split("/");
  for (const count of [parts.length, 3, 2]) {
    const name = parts.slice(-count).join("/");
    if (count >= 2 && count <= parts.length && isZone(name)) return name;
  }
  // Japan and EST5EDT, not EST.
  return /[a-z\d]/.test(id) && isZone(id) ? id : null;
}

/** As Outlook shows it, for example "(UTC-07:00) Mountain Time (US & Canada)". */
const SHOWN = /^\(UTC[^)]*\) (Pacific|Mountain|Central|Eastern) Time \(US & Canada\)$/i;

function windowsName(id: string): string | null {
  const [, shown] = SHOWN.exec(id) ?? [];
  const [name] = findIana(shown ? `${shown} Standard Time` : id);
  return name !== undefined && isZone(name) ? name : null;
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** Returns IANA's zone from 1970 on, as plain numbers. */
export function ianaZone(name: string, until: number): Zone {
  const changes: ClockChange[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  while (at.epochMilliseconds < until) {
    const next = at.getTimeZoneTransition("next");
    if (!next) break;
    const [before, after] = [at, next].map(({ offsetNanoseconds }) => offsetNanoseconds / 1_000_000);
    changes.push({ at: next.epochMilliseconds, before, after });
    at = next;
  }
  return zoneOf(changes) ?? zoneAhead(at.offsetNanoseconds / 1_000_000);
}
