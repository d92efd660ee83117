import type { Caller } from "../../practice.ts";
import { keyedHash } from "../tokens/keyed_hash.ts";
import { type RateLimitName, rateLimits } from "./rate_limits.ts";

/** Whose attempts are counted: a network, an address, or both. */
export type Counted = readonly [limit: RateLimitName, ...of: string[]];

/** The limit is reached. */
export interface TooMany {
  kind: "too_many";
  /** Whole seconds until the next attempt can succeed. */
  retryAfterSeconds: number;
  /** Whether this is the first attempt that the limit refuses, so that the owner is notified only once. */
  isFirst: boolean;
}

/**
 * Counts an attempt against each limit before any work is done for it, so that simultaneous attempts cannot
 * slip through together. The first limit without room refuses it, and no later one counts it: a refused
 * network makes no counters for the addresses that it tries. @returns the refusal, or null if all limits have
 * room.
 */
export async function countAttempt(
  caller: Pick<Caller, "cache" | "config">,
  ...counted: readonly Counted[]
): Promise<TooMany | null> {
  for (const one of counted) {
    const limit = rateLimits[one[0]];
    const { count, resetsInSeconds } = await caller.cache.hit(counterKey(caller, one), limit);
    if (count > limit.most) {
      return { kind: "too_many", retryAfterSeconds: resetsInSeconds, isFirst: count === limit.most + 1 };
    }
  }
  return null;
}

/** Resets the counts once the attempt turns out to be the owner's. */
export async function forgetAttempts(
  caller: Pick<Caller, "cache" | "config">,
  ...counted: readonly Counted[]
): Promise<void> {
  await Promise.all(counted.map((one) => caller.cache.forget(counterKey(caller, one))));
}

/** Returns the cache key of a counter. It is hashed, so that the cache's operator learns no address. */
const counterKey = ({ config }: Pick<Caller, "config">, [limit, ...of]: Counted) =>
  `${limit}:${keyedHash(config.passwordPepper, "rate limit", JSON.stringify(of)).slice(0, 32)}`;
