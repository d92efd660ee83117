import { z } from "zod";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { type FoundSession, foundSession } from "./found_session.ts";

/** The longest time that a cached session is used. Seconds. */
const KEPT_SECONDS = 30;
/** How long a changed session is not cached: longer than the slowest concurrent reader. Seconds. */
const BYPASS_SECONDS = 60;
/** Replaces a cached session: ask the database, and do not cache its answer. */
const BYPASS = "-";

const keyOf = (tokenHash: string) => `session:${tokenHash}`;
const contextOf = (tokenHash: string) => `cache.session:${tokenHash}`;

type CacheCaller = Pick<Caller, "cache" | "keyring">;

/** Returns the session from the cache, or null. */
export async function readCachedSession(
  { cache, keyring }: CacheCaller,
  tokenHash: string,
): Promise<FoundSession | null> {
  const sealed = await cache.read(keyOf(tokenHash));
  if (sealed === null || sealed === BYPASS) return null;
  // A text that does not open, for example after a change of keys, counts as missing. So does one of another
  // version of Bloom, which has other members.
  const text = await keyring.open(sealed, contextOf(tokenHash)).catch(() => null);
  return text === null ? null : foundSession.safeParse(JSON.parse(text)).data ?? null;
}

/**
 * Caches the database's answer, unless the session is changing at this moment. It contains a name and an
 * address, so it is sealed.
 */
export async function keepSession(
  { cache, keyring }: CacheCaller,
  tokenHash: string,
  found: FoundSession,
): Promise<void> {
  await cache.keep(
    keyOf(tokenHash),
    await keyring.seal(JSON.stringify(z.encode(foundSession, found)), contextOf(tokenHash)),
    KEPT_SECONDS,
  );
}

/**
 * Stops the use and caching of these sessions. It must run before the change is committed: a reader with the
 * old state then cannot cache it, and later readers ask the database (docs/adr/0007-session-cache.md).
 */
export async function bypassCache(
  { cache }: Pick<Caller, "cache">,
  tokenHashes: readonly string[],
): Promise<void> {
  await Promise.all(tokenHashes.map((hash) => cache.replace(keyOf(hash), BYPASS, BYPASS_SECONDS)));
}

/** Does the same for all sessions of a user when data in them changes: name, zone, address, readiness. */
export async function bypassCacheOf(
  trx: Transaction,
  caller: Pick<Caller, "cache">,
  userId: string,
): Promise<void> {
  const rows = await trx.selectFrom("sessions").select("tokenHash").where("userId", "=", userId).execute();
  await bypassCache(caller, rows.map(({ tokenHash }) => tokenHash));
}
