import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { bypassCacheOf } from "../../auth/sessions/session_cache.ts";
import type { Acting } from "../../practice.ts";
import type { AccountPatch, ProfileOutput } from "../../shared/schemas/people.ts";
import { readLocale } from "./read_profile.ts";

/**
 * Changes an admin's name, zone or mail language. For patients and therapists these change with their
 * profile.
 */
export function updateAccount(acting: Acting, patch: AccountPatch): Promise<ProfileOutput> {
  const { userId, name, email, timeZone } = acting.actor;
  return transaction(acting.db, async (trx) => {
    await writeAccount(trx, acting, patch);
    await recordAuditEvent(trx, acting, {
      action: "update",
      subjectType: "account",
      subjectId: userId,
      ownerId: userId,
      reason: changedFields(patch),
    });
    return { role: "admin", name, email, timeZone, ...patch, locale: await readLocale(trx, userId) };
  });
}

/**
 * Writes the acting user's name, zone and language, as far as the patch contains them. Sessions carry the
 * first two.
 */
export async function writeAccount(
  trx: Transaction,
  acting: Acting,
  { name, timeZone, locale }: AccountPatch,
): Promise<void> {
  const { actor, now } = acting;
  await bypassCacheOf(trx, acting, actor.userId);
  if (name === undefined && timeZone === undefined && locale === undefined) return;
  await trx.updateTable("users").set({ name, timeZone, locale, updatedAt: now() })
    .where("id", "=", actor.userId).execute();
}

/** Returns the names of the fields that a patch changes, for the audit trail; never their values. */
export function changedFields(patch: object): string | undefined {
  return Object.keys(patch).sort().join(" ") || undefined;
}
