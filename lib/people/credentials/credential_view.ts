import type { Credential } from "../../../db/schema/people.ts";
import type { CredentialStatus } from "../../shared/codes/credential_statuses.ts";
import type { CredentialJson } from "../../shared/schemas/credentials.ts";

/** A license as its therapist and the practice see it. */
export interface CredentialView extends
  Pick<
    Credential,
    | "id"
    | "kind"
    | "number"
    | "state"
    | "issuedOn"
    | "expiresOn"
    | "expiresAt"
    | "status"
    | "version"
    | "submittedAt"
    | "reviewedAt"
    | "reviewReason"
  > {
  /** The document's name; null: there is none. */
  document: { name: string; contentType: string } | null;
}

/** The license's current standing: a verified license that has expired counts as expired. */
export type Standing = CredentialStatus | "expired";

/** Returns a license's standing at this moment. */
export function standingOf(
  { status, expiresAt }: Pick<Credential, "status" | "expiresAt">,
  now: Temporal.Instant,
): Standing {
  return status === "verified" && Temporal.Instant.compare(expiresAt, now) <= 0 ? "expired" : status;
}

/** Returns the license as the JSON API shows it. */
export function credentialJson(view: CredentialView, now: Temporal.Instant): CredentialJson {
  const { id, kind, number, state, version, reviewReason } = view;
  return {
    id,
    kind,
    number,
    state,
    issuedOn: view.issuedOn.toString(),
    expiresOn: view.expiresOn.toString(),
    standing: standingOf(view, now),
    version,
    submittedAt: view.submittedAt.toString(),
    reviewedAt: view.reviewedAt?.toString() ?? null,
    reviewReason,
    document: view.document,
  };
}
