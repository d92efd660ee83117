import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { countAttempt, forgetAttempts, type TooMany } from "../limits/count_attempt.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSessionsOf, renewProof, type StartedSession } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { totpSecretContext } from "./accept_totp.ts";
import { forgetLastFactor } from "./forget_last_factor.ts";
import { makeRecoveryCodes } from "./recovery_codes.ts";
import { findSecondFactors } from "./second_factors.ts";
import { matchingStep, newTotpSecret } from "./totp.ts";

/** How long a new key waits for its first code. */
const PENDING_LIVES = Temporal.Duration.from({ minutes: 30 });
const NEVER_USED = -1;

/**
 * Creates a new key for the acting user's authenticator app. Nothing changes until its first correct code.
 * Only this session, with its recent proof, can continue. @returns the key.
 */
export async function beginEnrollment(acting: Acting, session: Pick<Session, "id">): Promise<string> {
  const { db, keyring, now, actor: { userId } } = acting;
  const secret = newTotpSecret();
  const pending = {
    pendingSecret: await keyring.seal(secret, totpSecretContext(userId)),
    pendingSince: now(),
    pendingSessionId: session.id,
  };
  await transaction(db, async (trx) => {
    await trx.insertInto("twoFactors")
      .values({ userId, secret: null, lastStep: NEVER_USED, confirmedAt: null, ...pending })
      .onConflict((conflict) => conflict.column("userId").doUpdateSet(pending)).execute();
    await recordAccountEvent(trx, acting, userId, "begin_authenticator");
  });
  return secret;
}

/** A key that waits for its first code. */
interface PendingKey {
  secret: string;
  /** The stored key, which identifies it. */
  sealed: string;
}

/**
 * Returns the key that waits for its first code in this session. Null: none was requested here, or it has
 * expired.
 */
export async function findPendingKey(
  { db, keyring, now, actor }: Acting,
  session: Pick<Session, "id">,
): Promise<PendingKey | null> {
  const row = await db.selectFrom("twoFactors").select("pendingSecret")
    .where("userId", "=", actor.userId)
    .where("pendingSessionId", "=", session.id)
    .where("pendingSince", ">", now().subtract(PENDING_LIVES))
    .executeTakeFirst();
  if (!row?.pendingSecret) return null;
  const secret = await keyring.open(row.pendingSecret, totpSecretContext(actor.userId));
  return { secret, sealed: row.pendingSecret };
}

const NOTHING_PENDING = { pendingSecret: null, pendingSince: null, pendingSessionId: null };

/** Deletes the waiting key, if any; the current app stays. */
export async function cancelEnrollment({ db, actor }: Acting): Promise<void> {
  await transaction(
    db,
    (trx) => trx.updateTable("twoFactors").set(NOTHING_PENDING).where("userId", "=", actor.userId).execute(),
  );
}

export type ConfirmEnrollmentResult =
  /** `recoveryCodes` is null if earlier ones still work. `started`: the session with its new token. */
  | {
    kind: "confirmed";
    recoveryCodes: string[] | null;
    started: StartedSession;
  }
  | { kind: "wrong" }
  | { kind: "gone" }
  | TooMany;

/**
 * Activates the key with its first correct code, in place of the previous one. Requiring the code means that
 * a misread key locks no one out. Other sessions end, browser trust ends, and the owner gets a mail.
 */
export async function confirmEnrollment(
  acting: Acting,
  session: Session,
  code: string,
): Promise<ConfirmEnrollmentResult> {
  const { userId } = acting.actor;
  const refusal = await countAttempt(acting, ["secondFactor", userId]);
  if (refusal) return refusal;
  const key = await findPendingKey(acting, session);
  if (!key) return { kind: "gone" };
  const step = matchingStep(key.secret, code, acting.now(), NEVER_USED);
  if (step === null) return { kind: "wrong" };
  const result = await transaction(acting.db, async (trx): Promise<ConfirmEnrollmentResult> => {
    // Only the key that the code belongs to: another may have been requested in the meantime.
    const taken = await trx.updateTable("twoFactors")
      .set({ secret: key.sealed, lastStep: step, confirmedAt: acting.now(), ...NOTHING_PENDING })
      .where("userId", "=", userId).where("pendingSecret", "=", key.sealed)
      .returning("userId").executeTakeFirst();
    if (!taken) return { kind: "gone" };
    const { recoveryCodes: left } = await findSecondFactors(trx, userId);
    const recoveryCodes = left > 0 ? null : await makeRecoveryCodes(trx, acting, userId);
    await endSessionsOf(trx, acting, userId, { except: session.id });
    await forgetTrust(trx, userId);
    await recordAccountEvent(trx, acting, userId, "add_authenticator");
    await notifyOwner(trx, acting, acting.actor, { kind: "authenticator_added" });
    const started = await renewProof(trx, acting, session, { twoFactors: true, isStrong: true });
    return { kind: "confirmed", recoveryCodes, started };
  });
  // The attempts were the owner's own, so the next sign-in must not wait for them.
  if (result.kind === "confirmed") await forgetAttempts(acting, ["secondFactor", userId]);
  return result;
}

/** Turns the acting user's authenticator app off. Recovery codes are deleted with the last second factor. */
export async function removeAuthenticator(acting: Acting, session: Session): Promise<void> {
  const { userId } = acting.actor;
  await transaction(acting.db, async (trx) => {
    const removed = await trx.deleteFrom("twoFactors").where("userId", "=", userId)
      .where("confirmedAt", "is not", null).returning("userId").executeTakeFirst();
    if (!removed) return;
    await forgetLastFactor(trx, acting, userId);
    await endSessionsOf(trx, acting, userId, { except: session.id });
    await forgetTrust(trx, userId);
    await recordAccountEvent(trx, acting, userId, "remove_authenticator");
    await notifyOwner(trx, acting, acting.actor, { kind: "authenticator_removed" });
  });
}
