import type { Queryable } from "../../../db/transaction.ts";
import type { CredentialView } from "./credential_view.ts";

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

/** Returns the view of a row. */
export function credentialView({ documentId, documentName, documentType, ...row }: Row): CredentialView {
  const { therapistId: _, ...credential } = row;
  return {
    ...credential,
    document: documentId ? { name: documentName ?? "", contentType: documentType ?? "" } : null,
  };
}
