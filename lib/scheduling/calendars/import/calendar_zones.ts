import { readLine } from "./calendar_lines.ts";
import type { CalendarPart } from "./calendar_parts.ts";
import { type CalendarMoment, readMoment, readOffset } from "./calendar_values.ts";
import { ianaZone, zoneNamed } from "./named_zone.ts";
import { occurrences, readRecurrence } from "./recurrence.ts";
import { type ClockChange, unknownZone, type Zone, zoneOf, zoneThatIsEither } from "./zone.ts";

/** Finds a calendar's zones. */
export interface CalendarZones {
  /** By TZID; "UTC"; null: the calendar's own. What is not known gives an uncertain zone. */
  find(id: string | null): Zone;
}

/**
 * Returns a calendar's zones. The file's own definition counts. One under a name that IANA knows as a place
 * may be years old: where the two differ, either may be meant. A name without a definition is IANA's,
 * Windows's or an offset. Any other is unknown, because a guess would block the wrong hours. `own`: the zone
 * of dates, and of times without a zone. `until`: the last moment of interest.
 */
export function calendarZones(
  timeZones: readonly CalendarPart[],
  own: string | null,
  { fallback, until }: { fallback: string; until: number },
): CalendarZones {
  const defined = new Map<string, Zone | null>();
  for (const part of timeZones) {
    const { id, zone } = readZone(part, until);
    // Two definitions of one name contradict each other.
    if (id !== null) defined.set(id, defined.has(id) ? null : zone);
  }
  const known = new Map<string | null, Zone>();
  const look = (id: string): Zone => {
    const here = defined.get(id);
    const named = zoneNamed(id, until);
    if (!here) return named ?? unknownZone;
    return named && id.includes("/") ? zoneThatIsEither(here, named) : here;
  };
  return {
    find(id) {
      let zone = known.get(id);
      if (!zone) {
        const name = id ?? own;
        zone = name ? look(name) : ianaZone(fallback, until);
        known.set(id, zone);
      }
      return zone;
    },
  };
}

/** A zone's clock changes happen on these dates at most; real ones since 1970 have about a hundred. */
const MOST_CHANGES = 5_000;
const BEGINNING = Date.UTC(1970, 0, 1);

/** Reads a VTIMEZONE. `zone`: null if any part of it was not understood. */
function readZone(part: CalendarPart, until: number): { id: string | null; zone: Zone | null } {
  let id: string | null = null;
  try {
    for (const text of part.lines) {
      const { name, value } = readLine(text);
      if (name === "tzid") id ??= value;
    }
    const changes = part.isWhole ? part.inner.flatMap((inner) => readChanges(inner, until)) : [];
    return { id, zone: changes.length <= MOST_CHANGES ? zoneOf(changes) : null };
  } catch {
    return { id, zone: null };
  }
}

/** Reads the clock changes of a STANDARD or DAYLIGHT component. @throws if it was not understood. */
function readChanges({ kind, lines }: CalendarPart, until: number): ClockChange[] {
  if (kind !== "STANDARD" && kind !== "DAYLIGHT") return [];
  const all = lines.map(readLine);
  const values = (name: string) => all.filter((line) => line.name === name).map(({ value }) => value);
  const [start, from, to] = ["dtstart", "tzoffsetfrom", "tzoffsetto"].map(values);
  if (start.length !== 1 || from.length !== 1 || to.length !== 1) throw new Error("The zone is incomplete.");
  const [before, after] = [valid(readOffset(from[0])), valid(readOffset(to[0]))];
  const first = valid(readMoment(start[0], null)).clock;
  const rules = values("rrule").map((value) => valid(readRecurrence(value)));
  // Old programs begin all rules on one day in 1601 that no rule names.
  const clocks = new Set(rules.length > 0 ? [] : [first]);
  for (const text of values("rdate").flatMap((value) => value.split(","))) {
    const moment = valid(readMoment(text, null));
    clocks.add(moment.clock + (moment.zone === "UTC" ? before : 0));
  }
  for (const rule of rules) {
    const last = rule.until ? endOfRule(rule.until, before) : until;
    const range = [Math.max(first, BEGINNING), Math.min(last, until)] as const;
    for (const clock of occurrences(rule, first, range)) clocks.add(clock);
  }
  return [...clocks].map((clock) => ({ at: clock - before, before, after }));
}

const endOfRule = ({ clock, zone }: CalendarMoment, offset: number) => clock + (zone === "UTC" ? offset : 0);

function valid<Value>(value: Value | null): Value {
  if (value === null) throw new Error("A value of the zone is not valid.");
  return value;
}
