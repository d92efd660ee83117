import type { Queryable } from "../../../db/transaction.ts";
import { type CredentialView, standingOf } from "./credential_view.ts";

/** Selects licenses with the facts about their documents; the calling code narrows the query down. */
export function credentials(queryable: Queryable) {
  return queryable.selectFrom("credentials")
    .leftJoin("fileAssets", "fileAssets.id", "credentials.documentId")
    .select(["credentials.id", "credentials.therapistId", "kind", "number", "state", "issuedOn", "expiresOn"])
    .select([
      "expiresAt",
      "credentials.status",
      "version",
      "submittedAt",
      "reviewedAt",
      "reviewReason",
      "documentId",
    ])
    .select(["fileAssets.name as documentName", "fileAssets.contentType as documentType"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof credentials>["execute"]>>[number];

/** Returns the license of a row as its therapist and the practice see it at this moment. */
export function credentialView(row: Row, now: Temporal.Instant): CredentialView {
  const { id, kind, number, state, issuedOn, expiresOn, status } = row;
  const { version, submittedAt, reviewedAt, reviewReason } = row;
  return {
    id,
    kind,
    number,
    state,
    issuedOn,
    expiresOn,
    status,
    standing: standingOf(row, now),
    version,
    submittedAt,
    reviewedAt,
    reviewReason,
    document: row.documentId ? { name: row.documentName ?? "", contentType: row.documentType ?? "" } : null,
  };
}
