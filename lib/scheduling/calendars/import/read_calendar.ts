import { type BusyTime, busyTimes, merge, within } from "./busy_times.ts";
import { readEntry } from "./calendar_entry.ts";
import type { CalendarEntry } from "./calendar_entry.ts";
import { calendarParts, TooMuchError } from "./calendar_lines.ts";
import { calendarZones } from "./calendar_zones.ts";
import { withSteps } from "./counted_steps.ts";
import { freeBusyTimes } from "./free_busy.ts";

/** A calendar to read. Plain data: it crosses to a worker. */
export interface CalendarToRead {
  text: string;
  /** The span that matters, in milliseconds since the epoch. */
  span: BusyTime;
  /** The zone of dates and of times without one, when the calendar names none. */
  timeZone: string;
  /** UIDs of events that are left out: our own visits, come back to us. */
  except: readonly string[];
}

export type ReadCalendar =
  | {
    kind: "read";
    busy: BusyTime[];
    /** How many entries could not be understood. */
    skipped: number;
  }
  | { kind: "failed"; failure: "too_much" | "unreadable" };

/** More than anybody's calendar has in half a year, after merging. */
const MOST_TIMES = 5_000;

/** Of following rules: far more than all of anybody's calendar takes, and a few seconds. */
const MOST_STEPS = 500_000;

/** When its owner is busy. One entry that cannot be understood does not hide the others; if none can, the calendar cannot be read. */
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
