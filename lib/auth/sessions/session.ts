import type { FoundSession, Session } from "./found_session.ts";
import type { SignInMethod } from "../../shared/codes/sign_in_methods.ts";
import type { Role } from "../../shared/codes/roles.ts";
import type { Queryable, Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { readinessColumns, readinessOf } from "../../welcome/booking_readiness.ts";
import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import { hashSecret, newSecret } from "../tokens/secret.ts";
import { bypassCache, keepSession, readCachedSession } from "./session_cache.ts";

/** What a user has just proven. A passkey that verified its user counts as two factors. */
export interface Proof {
  method: SignInMethod;
  twoFactors: boolean;
  /** A trusted browser took the place of the second factor, so nothing but the first was proven now. */
  byTrust?: boolean;
}

/** The caller's browser: its user agent, its current session, and the secret that identifies it. */
export interface Browser {
  userAgent: string;
  session: Pick<Session, "id"> | null;
  secret: string | null;
}

/** A new session, or one with a new token; only its browser ever learns the token. */
export interface StartedSession {
  token: string;
  session: Session;
}

/** The shortest time between two writes of `last_seen_at`. */
const SEEN_EVERY = Temporal.Duration.from({ minutes: 1 });

/**
 * Starts a session for a user who has just proven their identity. The token is always new, and the browser's
 * previous session ends, so that a planted one is worthless (ASVS 5.0, 7.2.4).
 */
export async function startSession(
  trx: Transaction,
  caller: Pick<Caller, "now" | "network" | "cache" | "config">,
  user: { id: string; role: Role },
  browser: Pick<Browser, "userAgent" | "session">,
  { method, twoFactors, byTrust = false }: Proof,
): Promise<StartedSession> {
  if (browser.session) await endSession(trx, caller, browser.session.id);
  const now = caller.now();
  const token = newSecret();
  const session: Session = {
    id: crypto.randomUUID(),
    userId: user.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now.add(caller.config.sessionLimits[user.role].absolute),
    provenAt: now,
    stronglyProvenAt: method === "passkey" || (twoFactors && !byTrust) ? now : null,
    secondFactorAt: twoFactors ? now : null,
  };
  await trx.insertInto("sessions").values({
    ...session,
    method,
    tokenHash: hashSecret(token),
    network: caller.network,
    userAgent: browser.userAgent.slice(0, 200),
  }).execute();
  return { token, session };
}

/**
 * Records that the session's owner proved a factor again. The session gets a new token (ASVS 5.0, 7.2.4),
 * because the old one could have leaked and must not profit from the new proof.
 */
export async function renewProof(
  trx: Transaction,
  caller: Pick<Caller, "now" | "cache">,
  session: Session,
  { twoFactors, isStrong }: {
    twoFactors: boolean;
    /** Whether it was a passkey or a code. */
    isStrong: boolean;
  },
): Promise<StartedSession> {
  const provenAt = caller.now();
  const token = newSecret();
  const before = await trx.selectFrom("sessions").select("tokenHash").where("id", "=", session.id).execute();
  await bypassCache(caller, before.map(({ tokenHash }) => tokenHash));
  // Other proofs come from the row. The given session may be cached, and a factor removed since.
  const proofs = await trx.updateTable("sessions")
    .set({
      provenAt,
      ...(isStrong ? { stronglyProvenAt: provenAt } : {}),
      ...(twoFactors ? { secondFactorAt: provenAt } : {}),
      tokenHash: hashSecret(token),
    })
    .where("id", "=", session.id)
    .returning(["stronglyProvenAt", "secondFactorAt"]).executeTakeFirst();
  return { token, session: { ...session, ...proofs, provenAt } };
}

type SessionCaller = Pick<Caller, "db" | "now" | "cache" | "keyring" | "config">;

/**
 * Returns the session of this token, from the cache or in one query. Null: unknown, expired, idle for too
 * long, or the user is not active.
 */
export async function findSession(caller: SessionCaller, token: string): Promise<FoundSession | null> {
  const tokenHash = hashSecret(token);
  const cached = await readCachedSession(caller, tokenHash);
  if (cached && isAlive(caller, cached) && !isPast(cached.session.lastSeenAt.add(SEEN_EVERY), caller.now())) {
    return cached;
  }
  const found = await loadSession(caller, tokenHash);
  if (!found || !isAlive(caller, found)) return null;
  if (isPast(found.session.lastSeenAt.add(SEEN_EVERY), caller.now())) {
    await markSeen(caller.db, found.session.id, caller.now());
  }
  await keepSession(caller, tokenHash, found);
  return found;
}

/** Whether it is neither expired nor idle for too long. */
function isAlive({ now, config }: SessionCaller, { session, actor }: FoundSession): boolean {
  const { idle } = config.sessionLimits[actor.role];
  return !isPast(session.expiresAt, now()) && !isPast(session.lastSeenAt.add(idle), now());
}

async function loadSession(caller: SessionCaller, tokenHash: string): Promise<FoundSession | null> {
  const row = await caller.db.selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.userId")
    .leftJoin("patientProfiles", "patientProfiles.userId", "sessions.userId")
    .leftJoin("consents", (join) =>
      join.onRef("consents.userId", "=", "sessions.userId")
        .on("consents.kind", "=", "telehealth")
        .on("consents.version", "=", TELEHEALTH_CONSENT_VERSION))
    .select(readinessColumns)
    .select(["sessions.id", "sessions.userId", "sessions.createdAt", "lastSeenAt", "expiresAt"])
    .select(["provenAt", "stronglyProvenAt", "secondFactorAt"])
    .select(["users.role", "users.name", "users.email", "users.timeZone"])
    .where("sessions.tokenHash", "=", tokenHash)
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  const {
    id,
    userId,
    createdAt,
    lastSeenAt,
    expiresAt,
    provenAt,
    stronglyProvenAt,
    secondFactorAt,
    role,
    name,
    email,
    timeZone,
    ...profile
  } = row;
  return {
    session: { id, userId, createdAt, lastSeenAt, expiresAt, provenAt, stronglyProvenAt, secondFactorAt },
    actor: { userId, role, name, email, timeZone },
    readiness: role === "patient" ? readinessOf(profile) : null,
  };
}

/** Ends one session. Its token opens nothing from the next request on, on any instance. */
export async function endSession(trx: Transaction, caller: Pick<Caller, "cache">, id: string): Promise<void> {
  const ended = await trx.deleteFrom("sessions").where("id", "=", id).returning("tokenHash").execute();
  await bypassCache(caller, ended.map(({ tokenHash }) => tokenHash));
}

/** Ends a user's sessions, with one optional exception. @returns how many ended. */
export async function endSessionsOf(
  trx: Transaction,
  caller: Pick<Caller, "cache">,
  userId: string,
  { except }: { except?: string } = {},
): Promise<number> {
  let ending = trx.deleteFrom("sessions").where("userId", "=", userId);
  if (except) ending = ending.where("id", "<>", except);
  const ended = await ending.returning("tokenHash").execute();
  await bypassCache(caller, ended.map(({ tokenHash }) => tokenHash));
  return ended.length;
}

async function markSeen(db: Queryable, id: string, now: Temporal.Instant): Promise<void> {
  await db.updateTable("sessions").set({ lastSeenAt: now }).where("id", "=", id).execute();
}

const isPast = (moment: Temporal.Instant, now: Temporal.Instant) =>
  Temporal.Instant.compare(moment, now) <= 0;
