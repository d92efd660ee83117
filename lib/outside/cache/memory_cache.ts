import type { Cache } from "./cache.ts";

interface Counter {
  count: number;
  endsAt: number;
}

/** More counters than this are not kept: a flood of addresses must not fill the memory. */
const MOST_COUNTERS = 100_000;

/** The cache of one process, empty at each start. */
export function openMemoryCache(now: () => Temporal.Instant = () => Temporal.Now.instant()): Cache {
  const counters = new Map<string, Counter>();

  return {
    hit(key, windowSeconds) {
      const at = now().epochMilliseconds;
      let counter = counters.get(key);
      if (!counter || counter.endsAt <= at) {
        counters.delete(key);
        if (counters.size >= MOST_COUNTERS) makeRoom(counters, at);
        counter = { count: 0, endsAt: at + windowSeconds * 1000 };
        counters.set(key, counter);
      }
      counter.count += 1;
      const resetsInSeconds = Math.max(1, Math.ceil((counter.endsAt - at) / 1000));
      return Promise.resolve({ count: counter.count, resetsInSeconds });
    },
    forget(key) {
      counters.delete(key);
      return Promise.resolve();
    },
    close() {
      counters.clear();
      return Promise.resolve();
    },
  };
}

/** Forgets what has ended, and when that is not enough, the tenth that was begun first. */
function makeRoom(counters: Map<string, Counter>, at: number): void {
  for (const [key, counter] of counters) if (counter.endsAt <= at) counters.delete(key);
  let surplus = counters.size - Math.floor(MOST_COUNTERS * 0.9);
  for (const key of counters.keys()) {
    if (surplus-- <= 0) break;
    counters.delete(key);
  }
}
