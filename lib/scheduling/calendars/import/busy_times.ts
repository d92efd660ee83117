import type { CalendarEntry, CalendarMoment } from "./calendar_entry.ts";
import { TooMuchError } from "./calendar_lines.ts";
import { type CalendarZones, icalTime, localOf } from "./calendar_zones.ts";

/** Start and end, in milliseconds since the epoch. */
export type BusyTime = [from: number, until: number];

/** The most occurrences to count for one file, skipped ones included. */
const MOST_OCCURRENCES = 150_000;
const DAY = 86_400_000;

/**
 * Returns the busy times of these entries in a range: repeated events day by day, without excluded ones, and
 * with changed ones in their new place. `broken`: the number of entries that failed.
 * @throws {TooMuchError}
 */
export function busyTimes(
  entries: readonly CalendarEntry[],
  zones: CalendarZones,
  span: BusyTime,
): { busy: BusyTime[]; broken: number } {
  const found: BusyTime[] = [];
  const budget = { left: MOST_OCCURRENCES };
  let broken = 0;
  for (const same of Map.groupBy(entries, ({ uid }) => uid).values()) {
    try {
      for (const time of timesOf(same, zones, span, budget)) found.push(time);
    } catch (error) {
      if (error instanceof TooMuchError) throw error;
      broken += same.length;
    }
  }
  return { busy: merge(within(span, found)), broken };
}

/** Clips times to a range. A time outside it becomes one that ends before it begins. */
export const within = ([from, until]: BusyTime, times: readonly BusyTime[]): BusyTime[] =>
  times.map(([a, b]) => [Math.max(a, from), Math.min(b, until)]);

/** Yields one event's times: its repetitions and its changed occurrences. */
function* timesOf(
  same: readonly CalendarEntry[],
  zones: CalendarZones,
  span: BusyTime,
  budget: { left: number },
): Generator<BusyTime> {
  const changes = same.flatMap((change) =>
    change.instead ? [{ change, at: instantOf(change.instead, zones) }] : []
  )
    .toSorted((a, b) => a.at - b.at);
  const changed = new Set(changes.map(({ at }) => at));
  for (const { change } of changes) {
    if (change.isBusy) yield timeOf(change.starts, change, zones);
  }
  for (const entry of same) {
    if (entry.instead) continue;
    const except = new Set(entry.except.map((moment) => exceptionKey(moment, zones)));
    for (const starts of startsOf(entry, span, budget)) {
      const at = instantOf(starts, zones);
      if (except.has(String(at)) || except.has(starts.local.toPlainDate().toString())) continue;
      if (changed.has(at)) continue;
      const after = changes.findLast((one) => one.change.andAfter && one.at < at)?.change;
      if (!(after ?? entry).isBusy) continue;
      yield after ? moved(starts, after, zones) : timeOf(starts, entry, zones);
    }
  }
}

/** Sorts times and merges those that overlap or touch. */
export function merge(times: readonly BusyTime[]): BusyTime[] {
  const merged: BusyTime[] = [];
  for (const [from, until] of times.filter(([a, b]) => a < b).toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else merged.push([from, until]);
  }
  return merged;
}

/** Yields the starts of an entry's relevant occurrences in a range, by its own clock. */
function* startsOf(
  entry: CalendarEntry,
  [from, until]: BusyTime,
  budget: { left: number },
): Generator<CalendarMoment> {
  const { starts, rules, further } = entry;
  // Covers every zone: zones differ from UTC by less than a day, and a change may have moved the occurrence
  // by another day.
  const first = asUtc(from - 2 * DAY - lengthMs(entry));
  const last = asUtc(until + 2 * DAY);
  const seen = new Set<string>();
  const isNew = (local: Temporal.PlainDateTime) => {
    const key = local.toString();
    return Temporal.PlainDateTime.compare(local, first) >= 0 && !seen.has(key) && Boolean(seen.add(key));
  };
  if (isNew(starts.local)) yield starts;
  for (const moment of further) {
    if (isNew(moment.local)) yield moment;
  }
  for (const rule of rules) {
    const counting = rule.iterator(icalTime(nearer(starts.local, rule, first), undefined, starts.isDate));
    for (let next = counting.next(); next; next = counting.next()) {
      if (--budget.left < 0) throw new TooMuchError("Too many occurrences.");
      const local = localOf(next);
      if (Temporal.PlainDateTime.compare(local, last) > 0) break;
      if (isNew(local)) yield { ...starts, local };
    }
  }
}

/** A rule by days or weeks without a count can start later: whole intervals are skipped. */
function nearer(
  start: Temporal.PlainDateTime,
  { freq, interval, count }: { freq: string; interval: number; count?: number | null },
  first: Temporal.PlainDateTime,
): Temporal.PlainDateTime {
  const days = freq === "DAILY" ? interval : freq === "WEEKLY" ? interval * 7 : 0;
  const away = start.until(first, { largestUnit: "days" }).days;
  if (count || days < 1 || away < days) return start;
  return start.add({ days: Math.max(0, Math.floor(away / days) - 1) * days });
}

/**
 * Shifts an occurrence after a change that applies to all following ones, by as much as the changed one
 * moved.
 */
function moved(starts: CalendarMoment, change: CalendarEntry, zones: CalendarZones): BusyTime {
  const meant = change.instead ?? change.starts;
  const by = meant.local.until(change.starts.local, { largestUnit: "days" });
  return timeOf({ ...starts, local: starts.local.add(by) }, change, zones);
}

function timeOf(starts: CalendarMoment, { length }: CalendarEntry, zones: CalendarZones): BusyTime {
  const from = instantOf(starts, zones);
  if ("milliseconds" in length) return [from, from + length.milliseconds];
  return [from, instantOf({ ...starts, local: starts.local.add({ days: length.days }) }, zones)];
}

/** Returns the key of an excluded day or moment. */
const exceptionKey = (moment: CalendarMoment, zones: CalendarZones) =>
  moment.isDate ? moment.local.toPlainDate().toString() : String(instantOf(moment, zones));

const instantOf = ({ local, zone }: CalendarMoment, zones: CalendarZones) =>
  zones.instant(local, zone).epochMilliseconds;
const lengthMs = ({ length }: CalendarEntry) =>
  Math.max(0, "days" in length ? length.days * DAY : length.milliseconds);
const asUtc = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC").toPlainDateTime();
