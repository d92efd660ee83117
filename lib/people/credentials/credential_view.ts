import type { Credential } from "../../../db/schema/people.ts";
import type { CredentialOutput } from "../../shared/schemas/credentials.ts";

/** A license as both sides see it, with the status that decides what can be done to it. */
export interface CredentialView extends CredentialOutput, Pick<Credential, "status"> {}

/** A license's standing: its status, except that a verified license which has expired counts as expired. */
export type Standing = CredentialOutput["standing"];

/** Returns a license's standing at this moment. */
export function standingOf(
  { status, expiresAt }: Pick<Credential, "status" | "expiresAt">,
  now: Temporal.Instant,
): Standing {
  return status === "verified" && Temporal.Instant.compare(expiresAt, now) <= 0 ? "expired" : status;
}
