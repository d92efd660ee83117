import { Redis } from "@upstash/redis";
import type { Log } from "../../observe/log.ts";
import type { Cache, Hit } from "./cache.ts";
import { openMemoryCache } from "./memory_cache.ts";

/**
 * Counting and setting the expiration are one step; otherwise a counter whose process died in between would
 * never expire.
 */
const HIT = `
local count = redis.call("INCR", KEYS[1])
if count == 1 then redis.call("PEXPIRE", KEYS[1], ARGV[1]) end
local left = redis.call("PTTL", KEYS[1])
if left < 0 then
  redis.call("PEXPIRE", KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {count, left}`;

const PREFIX = "bloom:";
const ANSWER_WITHIN_MS = 1_000;
/** After a failure Redis is skipped for this long, so that callers do not each wait for a timeout. */
const REST_MS = 5_000;

/**
 * Opens the cache that all instances share, over Upstash's REST interface. Every hit also counts in this
 * process, and during an outage that count applies, so a limit is never wider than one instance's own.
 */
export function openUpstashCache({ url, token }: { url: string; token: string }, log: Log): Cache {
  const redis = new Redis({
    url,
    token,
    enableTelemetry: false,
    enableAutoPipelining: false,
    // Values come back unchanged: a text that looks like JSON stays a text.
    automaticDeserialization: false,
    // A repeated command could count twice, which is safe; five retries would only keep callers waiting.
    retry: { retries: 1, backoff: () => 50 },
    signal: () => AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const local = openMemoryCache();
  let awayUntil = 0;
  let isAway = false;

  return {
    async hit(key, limit) {
      const counted = await local.hit(key, limit);
      return await shared(() => hitShared(key, limit.windowSeconds)) ?? counted;
    },
    async forget(key) {
      await local.forget(key);
      await shared(() => redis.del(PREFIX + key));
    },
    read: (key) => shared(() => redis.get<string>(PREFIX + key)),
    async keep(key, value, seconds) {
      await shared(() => redis.set(PREFIX + key, value, { ex: seconds, nx: true }));
    },
    async replace(key, value, seconds) {
      await shared(() => redis.set(PREFIX + key, value, { ex: seconds }));
    },
    close: () => local.close(),
  };

  /** Returns Redis's answer, or null during an outage. */
  async function shared<T>(ask: () => Promise<T>): Promise<T | null> {
    if (performance.now() < awayUntil) return null;
    try {
      const answer = await ask();
      if (isAway) log.info("cache_back");
      isAway = false;
      return answer;
    } catch (error) {
      awayUntil = performance.now() + REST_MS;
      // The client's own error quotes the whole command, so only its name is logged, and only once.
      if (!isAway) log.warn("cache_away", { failure: error instanceof Error ? error.name : "unknown" });
      isAway = true;
      return null;
    }
  }

  async function hitShared(key: string, windowSeconds: number): Promise<Hit> {
    const answer = await redis.eval<[number], [number, number]>(HIT, [PREFIX + key], [windowSeconds * 1000]);
    const [count, left] = answer.map(Number);
    return { count, resetsInSeconds: Math.max(1, Math.ceil(left / 1000)) };
  }
}
