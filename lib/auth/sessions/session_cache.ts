import { roles } from "../../shared/codes/roles.ts";
import { z } from "zod";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { patientSteps } from "../../welcome/welcome_steps.ts";
import type { FoundSession } from "./found_session.ts";

/** A session is taken from the cache for so long at most. Seconds. */
const KEPT_SECONDS = 30;
/** How long nobody keeps what has just changed: longer than the slowest reader that read it before. Seconds. */
const BYPASS_SECONDS = 60;
/** Stands in the place of a session: ask the database, and don't keep its answer. */
const BYPASS = "-";

const keyOf = (tokenHash: string) => `session:${tokenHash}`;
const contextOf = (tokenHash: string) => `cache.session:${tokenHash}`;

const instant = z.string().transform((text) => Temporal.Instant.from(text));
const kept = z.strictObject({
  session: z.strictObject({
    id: z.string(),
    userId: z.string(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    provenAt: instant,
    secondFactorAt: instant.nullable(),
  }),
  actor: z.strictObject({
    userId: z.string(),
    role: z.enum(roles),
    name: z.string(),
    email: z.string(),
    timeZone: z.string(),
  }),
  readiness: z.strictObject({
    complete: z.boolean(),
    missing: z.array(z.enum(patientSteps)),
    state: z.string().nullable(),
  }).nullable(),
});

type CacheCaller = Pick<Caller, "cache" | "keyring">;

/** The session as the cache has it, or null. */
export async function readCachedSession(
  { cache, keyring }: CacheCaller,
  tokenHash: string,
): Promise<FoundSession | null> {
  const sealed = await cache.read(keyOf(tokenHash));
  if (sealed === null || sealed === BYPASS) return null;
  // A text that does not open, after a change of keys say, is as good as none.
  const text = await keyring.open(sealed, contextOf(tokenHash)).catch(() => null);
  return text === null ? null : kept.parse(JSON.parse(text));
}

/** Keeps what the database has said, unless it changes at this very moment. It holds a name and an address: sealed. */
export async function keepSession(
  { cache, keyring }: CacheCaller,
  tokenHash: string,
  found: FoundSession,
): Promise<void> {
  await cache.keep(
    keyOf(tokenHash),
    await keyring.seal(JSON.stringify(found), contextOf(tokenHash)),
    KEPT_SECONDS,
  );
}

/**
 * Lets nobody use or keep these sessions from the cache any more. It is said before the change is committed: whoever read the
 * old state before cannot keep it afterwards, whoever reads from now on asks the database (docs/adr/0007-session-cache.md).
 */
export async function bypassCache(
  { cache }: Pick<Caller, "cache">,
  tokenHashes: readonly string[],
): Promise<void> {
  await Promise.all(tokenHashes.map((hash) => cache.replace(keyOf(hash), BYPASS, BYPASS_SECONDS)));
}

/** The same for all sessions of a user, of whom something changes that sessions carry: name, zone, address, readiness. */
export async function bypassCacheOf(
  trx: Transaction,
  caller: Pick<Caller, "cache">,
  userId: string,
): Promise<void> {
  const rows = await trx.selectFrom("sessions").select("tokenHash").where("userId", "=", userId).execute();
  await bypassCache(caller, rows.map(({ tokenHash }) => tokenHash));
}
