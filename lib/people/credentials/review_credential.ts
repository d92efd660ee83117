import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Acting } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import type { ReviewInput } from "../../shared/schemas/credentials.ts";
import { after, allows } from "./credential_states.ts";
import { licenseTexts } from "./texts/license_texts.ts";

export type ReviewResult =
  | { kind: "reviewed" }
  | { kind: "not_found" }
  /** It was reviewed or changed in the meantime. */
  | { kind: "changed" }
  /** An expired license cannot be verified. */
  | { kind: "expired" };

/**
 * Decides about the version of a license that the admin has seen. Verifying it lists the therapist in its
 * state; otherwise the therapist learns what is missing. The therapist gets a mail.
 */
export function reviewCredential(acting: Acting, id: string, review: ReviewInput): Promise<ReviewResult> {
  const { db, now, actor, config } = acting;
  return transaction(db, async (trx): Promise<ReviewResult> => {
    const row = await trx.selectFrom("credentials").innerJoin("users", "users.id", "credentials.therapistId")
      .select(["credentials.therapistId", "credentials.status", "version", "kind", "state", "expiresAt"])
      .select(["users.name", "users.email", "users.locale"])
      .where("credentials.id", "=", id).forUpdate("credentials").executeTakeFirst();
    if (!row) return { kind: "not_found" };
    const { decision, reason, version } = review;
    if (row.version !== version || !allows(row.status, decision)) return { kind: "changed" };
    if (decision === "verify" && Temporal.Instant.compare(row.expiresAt, now()) <= 0) {
      return { kind: "expired" };
    }
    await trx.updateTable("credentials").set({
      status: after[decision],
      reviewedBy: actor.userId,
      reviewedAt: now(),
      reviewReason: reason || null,
      updatedAt: now(),
    }).where("id", "=", id).execute();
    await recordAuditEvent(trx, acting, {
      action: decision,
      subjectType: "credential",
      subjectId: id,
      ownerId: row.therapistId,
    });
    const { kind, state } = row;
    const letter = licenseTexts[row.locale][decision]({ kind, state, reason: reason ?? "" });
    const mail = writeMail(config, { to: row, letter, path: paths.credentials() });
    await enqueueMail(trx, acting, mail, { kind: "license", userId: row.therapistId });
    return { kind: "reviewed" };
  });
}
