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

/** How long a key that was shown waits for its first code. */
const PENDING_LIVES = Temporal.Duration.from({ minutes: 30 });
const NEVER_USED = -1;

/**
 * Makes a new key for the acting person's authenticator app. Until its first right code nothing changes. Only this session, which has
 * just proven who it is, can go on with it. @returns the key.
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
  /** As it is stored: which of the keys it is. */
  sealed: string;
}

/** The key that waits for its first code in this session, or null: none was begun here, or too long ago. */
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

/** Forgets the key that waits, if there is one; the app in use stays. */
export async function cancelEnrollment({ db, actor }: Acting): Promise<void> {
  await transaction(
    db,
    (trx) => trx.updateTable("twoFactors").set(NOTHING_PENDING).where("userId", "=", actor.userId).execute(),
  );
}

type ConfirmEnrollmentResult =
  /** `recoveryCodes` is null where there are some from before. `started`: the session with its new token. */
  | {
    kind: "confirmed";
    recoveryCodes: string[] | null;
    started: StartedSession;
  }
  | { kind: "wrong" }
  | { kind: "gone" }
  | TooMany;

/**
 * Takes the key into use by its first right code (nobody is locked out by a code that was never read right), in place of the one
 * before. Other sessions end, no browser stays trusted, and the owner gets a mail.
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
    // Only the key whose code it was: another may have been asked for meanwhile.
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
    const started = await renewProof(trx, acting, session, { twoFactors: true });
    return { kind: "confirmed", recoveryCodes, started };
  });
  // The tries were the owner's own: the next sign-in does not have to wait for them.
  if (result.kind === "confirmed") await forgetAttempts(acting, ["secondFactor", userId]);
  return result;
}

/** Turns the acting person's authenticator app off; recovery codes go with the last second factor. */
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
