import { type Queryable, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { CredentialView } from "./credential_view.ts";
import { credentials, credentialView } from "./credentials_of.ts";
import type { ReviewedCredentialOutput, ReviewList } from "../../shared/schemas/credentials.ts";

/** A license and its owner, as an admin sees them. */
type ReviewedCredential = CredentialView & ReviewedCredentialOutput;

const withTherapist = (queryable: Queryable) =>
  credentials(queryable)
    .innerJoin("users", "users.id", "credentials.therapistId")
    .innerJoin("therapistProfiles", "therapistProfiles.userId", "credentials.therapistId")
    .select(["users.name as therapistName", "users.email", "titles"]);

/**
 * Returns the practice's licenses: those awaiting a decision, longest first; verified ones that expire within
 * 60 days; all valid ones; refused ones and those that need more. At most 200.
 */
export async function listForReview(acting: Acting, list: ReviewList): Promise<ReviewedCredential[]> {
  const now = acting.now();
  const query = withTherapist(acting.db).limit(200);
  const soon = now.add({ hours: 60 * 24 });
  const rows = await {
    waiting: () =>
      query.where("credentials.status", "=", "submitted").orderBy("submittedAt").orderBy("credentials.id"),
    ending: () =>
      query.where("credentials.status", "=", "verified").where("expiresAt", "<=", soon)
        .orderBy("expiresAt").orderBy("credentials.id"),
    verified: () =>
      query.where("credentials.status", "=", "verified").where("expiresAt", ">", now)
        .orderBy("users.name").orderBy("credentials.id"),
    refused: () =>
      query.where("credentials.status", "in", ["refused", "more_asked"]).orderBy("submittedAt", "desc")
        .orderBy("credentials.id"),
  }[list]().execute();
  return rows.map((row) => reviewed(row, now));
}

/** Returns one license for review, and records who looked at it. */
export function findForReview(acting: Acting, id: string): Promise<ReviewedCredential | null> {
  return transaction(acting.db, async (trx) => {
    const row = await withTherapist(trx).where("credentials.id", "=", id)
      .executeTakeFirst();
    if (!row) return null;
    await recordAuditEvent(trx, acting, {
      action: "read",
      subjectType: "credential",
      subjectId: id,
      ownerId: row.therapistId,
    });
    return reviewed(row, acting.now());
  }, { isolation: "read committed" });
}

type Row = Awaited<ReturnType<ReturnType<typeof withTherapist>["execute"]>>[number];

function reviewed(row: Row, now: Temporal.Instant): ReviewedCredential {
  const { therapistId: id, therapistName: name, email, titles } = row;
  return { ...credentialView(row, now), therapist: { id, name, email, titles } };
}
