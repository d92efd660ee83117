import { type Queryable, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import { credentials, credentialView } from "./credentials_of.ts";
import type { ReviewedCredentialJson, ReviewList } from "../../shared/schemas/credentials.ts";
import { credentialJson, type CredentialView } from "./credential_view.ts";

/** A license with whose it is, as an admin sees it. */
interface ReviewedCredential extends CredentialView {
  therapist: { id: string; name: string; email: string; titles: string };
}

const withTherapist = (queryable: Queryable) =>
  credentials(queryable)
    .innerJoin("users", "users.id", "credentials.therapistId")
    .innerJoin("therapistProfiles", "therapistProfiles.userId", "credentials.therapistId")
    .select(["users.name as therapistName", "users.email", "titles"]);

/**
 * The practice's licenses: those that wait for a decision, longest first; verified ones that end within 60 days; all that hold;
 * those that were refused or need more. At most 200.
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
  return rows.map(reviewed);
}

/** One license for review; that it was looked at is recorded. */
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
    return reviewed(row);
  }, { isolation: "read committed" });
}

type Row = Awaited<ReturnType<ReturnType<typeof withTherapist>["execute"]>>[number];

function reviewed({ therapistName, email, titles, ...row }: Row): ReviewedCredential {
  return { ...credentialView(row), therapist: { id: row.therapistId, name: therapistName, email, titles } };
}

/** The same as the JSON API shows it. */
export function reviewedCredentialJson(
  { therapist, ...view }: ReviewedCredential,
  now: Temporal.Instant,
): ReviewedCredentialJson {
  return { ...credentialJson(view, now), therapist };
}
