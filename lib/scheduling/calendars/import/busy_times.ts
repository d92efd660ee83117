import type { CalendarEntry } from "./calendar_entry.ts";
import { TooMuchError } from "./calendar_parts.ts";
import { type CalendarLength, type CalendarMoment, DAY } from "./calendar_values.ts";
import type { CalendarZones } from "./calendar_zones.ts";
import { ExceptedTimes } from "./excepted_times.ts";
import { occurrences } from "./recurrence.ts";

/** Start and end, in milliseconds since the epoch. */
export type BusyTime = [from: number, until: number];

/** The most occurrences to look at in one file, skipped ones included. */
const MOST_OCCURRENCES = 150_000;

/** One time of an entry, and whether it is certain. */
interface EntryTime {
  entry: CalendarEntry;
  time: BusyTime;
  isUnsure: boolean;
}

/**
 * Returns the busy times of these entries in a range: repeated events day by day, without excluded ones, and
 * with changed ones in their new place. `unsure`: the entries that block a time there, but were not
 * understood wholly.
 * @throws {TooMuchError}
 */
export function busyTimes(
  entries: readonly CalendarEntry[],
  zones: CalendarZones,
  span: BusyTime,
): { busy: BusyTime[]; unsure: Set<CalendarEntry> } {
  const found: BusyTime[] = [];
  const unsure = new Set<CalendarEntry>();
  const budget = { left: MOST_OCCURRENCES };
  for (const same of Map.groupBy(entries, ({ uid }) => uid).values()) {
    for (const { entry, time, isUnsure } of new Series(same, zones, span, budget).times()) {
      found.push(time);
      if (isUnsure && time[0] < span[1] && time[1] > span[0]) unsure.add(entry);
    }
  }
  return { busy: merge(within(span, found)), unsure };
}

/** Clips times to a range. A time outside it becomes one that ends before it begins. */
export const within = ([from, until]: BusyTime, times: readonly BusyTime[]): BusyTime[] =>
  times.map(([a, b]) => [Math.max(a, from), Math.min(b, until)]);

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

/** An event with its repetitions and its changed occurrences. */
class Series {
  readonly #masters: CalendarEntry[];
  readonly #changes: CalendarEntry[];
  readonly #zones: CalendarZones;
  readonly #span: BusyTime;
  readonly #budget: { left: number };

  constructor(
    same: readonly CalendarEntry[],
    zones: CalendarZones,
    span: BusyTime,
    budget: { left: number },
  ) {
    this.#masters = same.filter(({ instead }) => !instead);
    this.#changes = same.filter(({ instead }) => instead);
    this.#zones = zones;
    this.#span = span;
    this.#budget = budget;
  }

  *times(): Generator<EntryTime> {
    for (const change of this.#changes) {
      if (change.isBusy) yield this.#time(change, change.starts, change.length);
    }
    // Of several events with one UID, it is not clear which one is changed.
    const isClear = this.#masters.length <= 1;
    const changed = new ExceptedTimes(this.#changes.flatMap(({ instead }) => instead ?? []), this.#zones);
    const following = this.#following();
    for (const entry of this.#masters) {
      const isAnywhere = entry.mayRepeat === "at any hour" ||
        (entry.mayRepeat === "daily" && following.length > 0);
      if (isAnywhere && entry.isBusy) {
        const [from] = this.#zones.find(entry.starts.zone).instants(entry.starts.clock);
        yield { entry, time: [from, this.#span[1]], isUnsure: true };
        continue;
      }
      const except = new ExceptedTimes(entry.except, this.#zones);
      for (const { starts, length } of this.#starts(entry)) {
        const [excluded, replaced] = [except.find(starts), changed.find(starts)];
        if (excluded === "yes" || (replaced === "yes" && isClear)) continue;
        const later = isClear ? lastBefore(following, this.#instant(starts)) : null;
        if (!(later ?? entry).isBusy) continue;
        const own = this.#time(entry, starts, length);
        const isUnsure = own.isUnsure || excluded === "maybe" || replaced !== "no";
        if (!later) yield { ...own, isUnsure };
        else yield* this.#moved(starts, later, { ...own, isUnsure });
      }
    }
  }

  /** Changes that apply to all following occurrences, in order. */
  #following(): { at: number; change: CalendarEntry }[] {
    return this.#changes.flatMap((change) =>
      change.andAfter && change.instead ? [{ at: this.#instant(change.instead), change }] : []
    ).toSorted((a, b) => a.at - b.at);
  }

  /** Shifts an occurrence after a change to all following ones, by as much as the changed one moved. */
  *#moved(starts: CalendarMoment, change: CalendarEntry, own: EntryTime): Generator<EntryTime> {
    const meant = change.instead ?? change.starts;
    const isAlike = meant.isDate === change.starts.isDate && starts.isDate === meant.isDate &&
      meant.zone === change.starts.zone && starts.zone === meant.zone && change.rules.length === 0;
    const clock = starts.clock + change.starts.clock - meant.clock;
    const moved = this.#time(change, { ...starts, clock }, change.length);
    yield { ...moved, isUnsure: moved.isUnsure || own.isUnsure || !isAlike };
    // Where it moves is not clear.
    if (!isAlike) yield { ...own, isUnsure: true };
  }

  /** Yields the starts of an entry's occurrences that may lie in the range. */
  *#starts(entry: CalendarEntry): Generator<{ starts: CalendarMoment; length: CalendarLength }> {
    const { starts, length, further, rules, exceptRules } = entry;
    // In any zone: clocks differ from UTC by less than a day, and a change may have moved it by another day.
    const from = this.#span[0] - 3 * DAY - sizeOf(length);
    const until = this.#span[1] + 3 * DAY;
    const excluded = new Set(exceptRules.flatMap((rule) => this.#occurrences(rule, starts, from, until)));
    const seen = new Set<number>();
    for (
      const clock of [
        starts.clock,
        ...rules.flatMap((rule) => this.#occurrences(rule, starts, from, until)),
      ]
    ) {
      if (clock < from || clock > until || seen.has(clock) || excluded.has(clock)) continue;
      seen.add(clock);
      yield { starts: { ...starts, clock }, length };
    }
    for (const one of further) yield* this.#further(entry, one);
    if (entry.mayRepeat === "daily") yield* this.#eachDay(entry, Math.max(from, starts.clock), until);
  }

  #occurrences(rule: CalendarEntry["rules"][number], starts: CalendarMoment, from: number, until: number) {
    const last = rule.until ? this.#lastClock(rule.until, starts) : Infinity;
    const found = occurrences(rule, starts.clock, [from, Math.min(until, last)]);
    this.#budget.left -= found.length;
    if (this.#budget.left < 0) throw new TooMuchError("Too many occurrences.");
    return found;
  }

  /** Returns a rule's end as the clock of the event's start shows it (RFC 5545, 3.3.10). */
  #lastClock(end: CalendarMoment, starts: CalendarMoment): number {
    // A date as the end of an hourly rule includes the whole day.
    if (end.isDate) return end.clock + DAY - 1;
    if (end.zone !== "UTC") return starts.isDate ? end.clock + DAY - 1 : end.clock;
    const clock = this.#zones.find(starts.zone).clock(end.clock);
    return starts.isDate ? Math.max(clock, end.clock) : clock;
  }

  /** A further start of another kind than the event's own: its whole day. */
  *#further(entry: CalendarEntry, { starts, length }: CalendarEntry["further"][number]) {
    if (starts.isDate === entry.starts.isDate || length) {
      yield { starts, length: length ?? entry.length };
    } else if (starts.isDate) {
      yield { starts, length: { days: 1, milliseconds: 0 } };
      const hour = entry.starts.clock % DAY;
      yield { starts: { ...entry.starts, clock: starts.clock + hour }, length: entry.length };
    } else {
      const midnight = Math.floor(starts.clock / DAY) * DAY;
      yield {
        starts: { ...starts, clock: midnight },
        length: { days: entry.length.days + 1, milliseconds: 0 },
      };
    }
  }

  /** Yields each day at the event's hour, for a rule that was not understood. */
  *#eachDay({ starts, length }: CalendarEntry, from: number, until: number) {
    const hour = ((starts.clock % DAY) + DAY) % DAY;
    for (let clock = Math.floor(from / DAY) * DAY + hour; clock <= until; clock += DAY) {
      yield { starts: { ...starts, clock }, length };
    }
  }

  #instant = ({ clock, zone }: CalendarMoment): number => this.#zones.find(zone).instants(clock)[0];

  #time(
    entry: CalendarEntry,
    { clock, zone }: CalendarMoment,
    { days, milliseconds }: CalendarLength,
  ): EntryTime {
    const where = this.#zones.find(zone);
    const [from, latest] = where.instants(clock);
    const until = where.instants(clock + days * DAY)[1] + milliseconds;
    return { entry, time: [from, until], isUnsure: entry.isUnsure || from < latest };
  }
}

/** Returns the last change that was made before this moment. */
function lastBefore(following: readonly { at: number; change: CalendarEntry }[], at: number) {
  let [low, high] = [0, following.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (following[middle].at < at) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : following[low - 1].change;
}

const sizeOf = ({ days, milliseconds }: CalendarLength) => days * DAY + milliseconds;
