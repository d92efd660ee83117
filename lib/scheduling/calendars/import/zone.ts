/** From this moment on, clocks are this far ahead of UTC. Milliseconds. */
export interface ClockChange {
  at: number;
  before: number;
  after: number;
}

/** The earliest and the latest instant that may be meant. They are the same where nothing is uncertain. */
type Instants = readonly [earliest: number, latest: number];

/** Converts between what clocks in a zone show and instants, both in milliseconds. */
export interface Zone {
  instants(clock: number): Instants;
  /** Returns what the clock shows, in an uncertain zone at the latest. */
  clock(instant: number): number;
}

const HOUR = 3_600_000;
/** No calendar's times depend on whether a definition is right about the time before. */
const HISTORY = Date.UTC(2000, 0, 1);

/** Returns the zone with these changes, in any order. Null: there are none, or they contradict each other. */
export function zoneOf(unordered: readonly ClockChange[]): Zone | null {
  if (unordered.length === 0) return null;
  const changes = unordered.toSorted((a, b) => a.at - b.at);
  for (const [index, { at, before }] of changes.entries()) {
    if (index > 0 && at > HISTORY && changes[index - 1].after !== before) return null;
  }
  const offset = (instant: number) => {
    let [low, high] = [0, changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (changes[middle].at <= instant) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? changes[0].before : changes[low - 1].after;
  };
  return {
    clock: (instant) => instant + offset(instant),
    instants(clock) {
      // RFC 5545, 3.3.5: a skipped time is read with the offset before the gap, and a repeated one is the
      // first.
      const [earlier, later] = [offset(clock - 19 * HOUR), offset(clock + 19 * HOUR)];
      const first = clock - earlier;
      if (offset(first) === earlier) return [first, first];
      const second = clock - later;
      const instant = offset(second) === later ? second : first;
      return [instant, instant];
    },
  };
}

/** Returns a zone that is always as far ahead of UTC. */
export const zoneAhead = (offset: number): Zone => ({
  clock: (instant) => instant + offset,
  instants: (clock) => [clock - offset, clock - offset],
});

/**
 * A zone about which nothing is known, except that clocks show between 12 hours less and 14 more than UTC.
 */
export const unknownZone: Zone = {
  clock: (instant) => instant + 14 * HOUR,
  instants: (clock) => [clock - 14 * HOUR, clock + 12 * HOUR],
};

/** Returns a zone that is one or the other. */
export function zoneThatIsEither(one: Zone, other: Zone): Zone {
  return {
    clock: (instant) => Math.max(one.clock(instant), other.clock(instant)),
    instants(clock) {
      const [a, b] = [one.instants(clock), other.instants(clock)];
      return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
    },
  };
}
