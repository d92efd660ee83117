import { type Queryable, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent, recordAuditEvents } from "../../audit/record_audit_event.ts";
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
 * 60 days; all valid ones; refused ones and those that need more. At most 200, without those of therapists
 * who left. Records an audit event for every therapist among them.
 */
export function listForReview(acting: Acting, list: ReviewList): Promise<ReviewedCredential[]> {
  return transaction(acting.db, async (trx) => {
    const rows = await rowsOf(trx, acting.now(), list);
    const owners = new Set(rows.map(({ therapistId }) => therapistId));
    await recordAuditEvents(
      trx,
      acting,
      [...owners].map((ownerId) => ({ action: "list", subjectType: "credential", subjectId: null, ownerId })),
    );
    return rows.map((row) => reviewed(row, acting.now()));
  }, { isolation: "read committed" });
}

function rowsOf(queryable: Queryable, now: Temporal.Instant, list: ReviewList): Promise<Row[]> {
  const query = withTherapist(queryable).where("users.status", "<>", "deleted").limit(200);
  const soon = now.add({ hours: 60 * 24 });
  return {
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
