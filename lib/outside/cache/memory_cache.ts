import type { Cache } from "./cache.ts";

interface Entry {
  endsAt: number;
}

interface Counter extends Entry {
  count: number;
  most: number;
}

interface Value extends Entry {
  value: string;
}

/** A flood of addresses must not fill the memory, so no more than this is kept. */
const MOST_ENTRIES = 100_000;

interface MemoryCacheOptions {
  now?: () => Temporal.Instant;
  /** False if other processes can change what the values stand for, because they cannot remove them here. */
  keepsValues?: boolean;
}

/** Opens the cache of one process, empty at each start. */
export function openMemoryCache(
  { now = () => Temporal.Now.instant(), keepsValues = true }: MemoryCacheOptions = {},
): Cache {
  const counters = new Map<string, Counter>();
  const values = new Map<string, Value>();
  const present = () => now().epochMilliseconds;

  const alive = <Kind extends Entry>(entries: Map<string, Kind>, key: string): Kind | null => {
    const entry = entries.get(key);
    return entry && entry.endsAt > present() ? entry : null;
  };
  const put = <Kind extends Entry>(entries: Map<string, Kind>, key: string, entry: Kind) => {
    entries.delete(key);
    entries.set(key, entry);
  };
  const keepValue = (key: string, value: string, seconds: number) => {
    if (!keepsValues) return;
    if (values.size >= MOST_ENTRIES) makeRoom(values, present(), [...values.keys()]);
    put(values, key, { value, endsAt: present() + seconds * 1000 });
  };

  return {
    hit(key, { most, windowSeconds }) {
      let counter = alive(counters, key);
      if (!counter) {
        counter = { count: 0, most, endsAt: present() + windowSeconds * 1000 };
        if (counters.size >= MOST_ENTRIES) makeRoom(counters, present(), emptiestFirst(counters));
        // Every counter left is above its limit. A newcomer who cannot be counted is refused.
        if (counters.size >= MOST_ENTRIES) counter.count = most;
        else put(counters, key, counter);
      }
      counter.count += 1;
      const resetsInSeconds = Math.max(1, Math.ceil((counter.endsAt - present()) / 1000));
      return Promise.resolve({ count: counter.count, resetsInSeconds });
    },
    forget(key) {
      counters.delete(key);
      return Promise.resolve();
    },
    read: (key) => Promise.resolve(alive(values, key)?.value ?? null),
    keep(key, value, seconds) {
      if (!alive(values, key)) keepValue(key, value, seconds);
      return Promise.resolve();
    },
    replace(key, value, seconds) {
      keepValue(key, value, seconds);
      return Promise.resolve();
    },
    close() {
      counters.clear();
      values.clear();
      return Promise.resolve();
    },
  };
}

/** Removes expired entries and, if that is not enough, as many of `expendable` as bring it to nine tenths. */
function makeRoom(entries: Map<string, Entry>, at: number, expendable: readonly string[]): void {
  for (const [key, entry] of entries) if (entry.endsAt <= at) entries.delete(key);
  for (const key of expendable) {
    if (entries.size <= MOST_ENTRIES * 0.9) break;
    entries.delete(key);
  }
}

/**
 * Returns the counters that a flood may push out, the emptiest first, and the oldest among equals. Those
 * above their limit are not among them, so that a flood reopens nothing; one close to its limit goes last.
 */
function emptiestFirst(counters: Map<string, Counter>): string[] {
  return [...counters]
    .filter(([, { count, most }]) => count <= most)
    .sort(([, a], [, b]) => a.count / a.most - b.count / b.most)
    .map(([key]) => key);
}
