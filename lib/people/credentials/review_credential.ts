import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import type { Acting } from "../../practice.ts";
import type { ReviewInput } from "../../shared/schemas/credentials.ts";
import { reviewMail } from "./credential_mails.ts";
import { after, allows } from "./credential_states.ts";

type ReviewResult =
  | { kind: "reviewed" }
  | { kind: "not_found" }
  /** It has been reviewed or changed meanwhile. */
  | { kind: "changed" }
  /** A license that has run out cannot be verified. */
  | { kind: "expired" };

/**
 * Decides, for the practice, about the version of a license that the admin has seen: verified, it lists the therapist in its state;
 * else the therapist learns what is missing. The therapist gets a mail.
 */
export function reviewCredential(acting: Acting, id: string, review: ReviewInput): Promise<ReviewResult> {
  const { db, now, actor, config } = acting;
  return transaction(db, async (trx): Promise<ReviewResult> => {
    const row = await trx.selectFrom("credentials").innerJoin("users", "users.id", "credentials.therapistId")
      .select(["credentials.therapistId", "credentials.status", "version", "kind", "state", "expiresAt"])
      .select(["users.email", "users.locale"])
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
    const mail = reviewMail({ to: row, origin: config.origin, kind, state, decision, reason });
    await enqueueMail(trx, acting, mail, { kind: "license", userId: row.therapistId });
    return { kind: "reviewed" };
  });
}

/** Why a review was refused, in a sentence for the admin. */
export function reviewSentence({ kind }: Extract<ReviewResult, { kind: "changed" | "expired" }>): string {
  return kind === "changed"
    ? "It has been changed or decided meanwhile. Look at it again."
    : "This license has run out, so it cannot be verified.";
}
