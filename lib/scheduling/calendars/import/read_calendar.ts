import { type BusyTime, busyTimes, merge, within } from "./busy_times.ts";
import { type CalendarEntry, readEntries } from "./calendar_entry.ts";
import { calendarParts, TooMuchError } from "./calendar_parts.ts";
import { calendarZones } from "./calendar_zones.ts";
import { DAY } from "./calendar_values.ts";
import { freeBusyTimes } from "./free_busy.ts";

/** A calendar to read. Plain data, because it is sent to another process. */
export interface CalendarToRead {
  text: string;
  /** The relevant range, in milliseconds since the epoch. */
  span: BusyTime;
  /** The zone of dates and of times without one, if the calendar names none. */
  timeZone: string;
  /** UIDs of events to ignore: Bloom's own visits. */
  except: readonly string[];
  /** The owner's addresses: an event that they have declined is free. */
  addresses: readonly string[];
}

export type ReadCalendar =
  | {
    kind: "read";
    busy: BusyTime[];
    /** How many entries were not understood wholly. Whatever they may mean is among the busy times. */
    skipped: number;
    /** How many of them may also mean times that nothing in them tells. */
    lost: number;
  }
  | { kind: "failed"; failure: "too_much" | "unreadable" };

/** More busy times than any real calendar has in half a year, after merging. */
const MOST_TIMES = 5_000;

/**
 * Returns the owner's busy times. An entry is understood wholly, or is counted as skipped. One unreadable
 * entry does not hide the others; if all are unreadable, the calendar cannot be read.
 */
export function readCalendar(calendar: CalendarToRead): ReadCalendar {
  try {
    return read(calendar);
  } catch (error) {
    if (error instanceof TooMuchError) return { kind: "failed", failure: "too_much" };
    throw error;
  }
}

function read({ text, span, timeZone, except, addresses }: CalendarToRead): ReadCalendar {
  const parts = calendarParts(text);
  const zones = calendarZones(parts.timeZones, parts.timeZone, {
    fallback: timeZone,
    until: span[1] + 366 * DAY,
  });
  const own = new Set(except);
  const ownAddresses = new Set(addresses.map((address) => address.toLowerCase()));
  const entries: CalendarEntry[] = [];
  let lost = parts.leftOut;
  for (const part of parts.events) {
    const read = readEntries(part, zones, ownAddresses);
    if (read.some(({ uid }) => own.has(uid))) continue;
    for (const entry of read) entries.push(entry);
    if (read.length === 0 || read.some(({ isLost }) => isLost)) lost++;
  }
  const ofEvents = busyTimes(entries, zones, span);
  const shared = freeBusyTimes(parts.freeBusy, zones);
  const busy = merge([...ofEvents.busy, ...within(span, shared.busy)]);
  if (busy.length > MOST_TIMES) return { kind: "failed", failure: "too_much" };
  const unsure = [...ofEvents.unsure].filter(({ isLost }) => !isLost).length;
  const skipped = unsure + lost + shared.leftOut;
  lost += shared.lost;
  const all = parts.events.length + parts.freeBusy.length;
  return lost > 0 && lost >= all && busy.length === 0
    ? { kind: "failed", failure: "unreadable" }
    : { kind: "read", busy, skipped, lost };
}
