import type { Caller } from "../../practice.ts";
import { keyedHash } from "../tokens/keyed_hash.ts";
import { type RateLimitName, rateLimits } from "./rate_limits.ts";

/** Of whom an attempt counts: a network, an address, or both. */
export type Counted = readonly [limit: RateLimitName, ...of: string[]];

/** The attempt came too soon after too many others. */
export interface TooMany {
  kind: "too_many";
  /** Whole seconds until the next attempt can succeed. */
  retryAfterSeconds: number;
  /** Whether this is the first attempt that the limit refuses; its owner is told once, not each time. */
  isFirst: boolean;
}

/**
 * Counts an attempt in each of the limits, before any work is done for it, so that attempts at the same moment cannot slip
 * through together. @returns the refusal, or null when all limits have room.
 */
export async function countAttempt(
  caller: Pick<Caller, "cache" | "config">,
  ...counted: readonly Counted[]
): Promise<TooMany | null> {
  const waits = await Promise.all(counted.map(async (one) => {
    const { most, windowSeconds } = rateLimits[one[0]];
    const { count, resetsInSeconds } = await caller.cache.hit(counterKey(caller, one), windowSeconds);
    return { wait: count > most ? resetsInSeconds : 0, isFirst: count === most + 1 };
  }));
  const retryAfterSeconds = Math.max(...waits.map(({ wait }) => wait));
  if (retryAfterSeconds === 0) return null;
  return { kind: "too_many", retryAfterSeconds, isFirst: waits.some(({ isFirst }) => isFirst) };
}

/** Takes back what was counted, once the attempt has turned out to be the owner's. */
export async function forgetAttempts(
  caller: Pick<Caller, "cache" | "config">,
  ...counted: readonly Counted[]
): Promise<void> {
  await Promise.all(counted.map((one) => caller.cache.forget(counterKey(caller, one))));
}

/** Whoever runs the cache learns no address from a key. */
const counterKey = ({ config }: Pick<Caller, "config">, [limit, ...of]: Counted) =>
  `${limit}:${keyedHash(config.passwordPepper, "rate limit", JSON.stringify(of)).slice(0, 32)}`;
