import { type BusyTime, busyTimes, merge, within } from "./busy_times.ts";
import { readEntry } from "./calendar_entry.ts";
import type { CalendarEntry } from "./calendar_entry.ts";
import { calendarParts, TooMuchError } from "./calendar_lines.ts";
import { calendarZones } from "./calendar_zones.ts";
import { withSteps } from "./counted_steps.ts";
import { freeBusyTimes } from "./free_busy.ts";

/** A calendar to read. Plain data, because it is sent to a worker. */
export interface CalendarToRead {
  text: string;
  /** The relevant range, in milliseconds since the epoch. */
  span: BusyTime;
  /** The zone of dates and of times without one, if the calendar names none. */
  timeZone: string;
  /** UIDs of events to ignore: Bloom's own visits. */
  except: readonly string[];
}

export type ReadCalendar =
  | {
    kind: "read";
    busy: BusyTime[];
    /** How many entries were unreadable. */
    skipped: number;
  }
  | { kind: "failed"; failure: "too_much" | "unreadable" };

/** More busy times than any real calendar has in half a year, after merging. */
const MOST_TIMES = 5_000;

/** Steps of rule evaluation: far more than any real calendar needs, and a few seconds. */
const MOST_STEPS = 500_000;

/**
 * Returns the owner's busy times. One unreadable entry does not hide the others; if all are unreadable, the
 * calendar cannot be read.
 */
export function readCalendar(calendar: CalendarToRead): ReadCalendar {
  try {
    return withSteps(MOST_STEPS, () => read(calendar));
  } catch (error) {
    if (error instanceof TooMuchError) return { kind: "failed", failure: "too_much" };
    throw error;
  }
}

function read({ text, span, timeZone, except }: CalendarToRead): ReadCalendar {
  const parts = calendarParts(text);
  const zones = calendarZones(parts.timeZones, parts.timeZone, timeZone);
  const own = new Set(except);
  const entries: CalendarEntry[] = [];
  let skipped = 0;
  for (const event of parts.events) {
    try {
      const entry = readEntry(event, zones);
      if (!own.has(entry.uid)) entries.push(entry);
    } catch (error) {
      if (error instanceof TooMuchError) throw error;
      skipped++;
    }
  }
  const ofEvents = busyTimes(entries, zones, span);
  const shared = freeBusyTimes(parts.freeBusy);
  const busy = merge([...ofEvents.busy, ...within(span, shared.busy)]);
  if (busy.length > MOST_TIMES) return { kind: "failed", failure: "too_much" };
  skipped += ofEvents.broken + shared.skipped;
  const all = parts.events.length + parts.freeBusy.length;
  return skipped > 0 && skipped === all
    ? { kind: "failed", failure: "unreadable" }
    : { kind: "read", busy, skipped };
}
