import type { CredentialStatus } from "../../shared/codes/credential_statuses.ts";

type CredentialChange = "resubmit" | "remove" | "verify" | "ask_more" | "refuse";

/**
 * From which states each change is possible; from any other it is refused. A verified license can only be taken back by the
 * practice; a renewal is a license of its own, so that the old one holds until it ends.
 */
const allowedFrom = {
  resubmit: ["submitted", "more_asked", "refused"],
  remove: ["submitted", "more_asked", "refused"],
  verify: ["submitted"],
  ask_more: ["submitted"],
  refuse: ["submitted", "verified"],
} as const satisfies Record<CredentialChange, readonly CredentialStatus[]>;

/** Whether the change is possible in this state. */
export function allows(status: CredentialStatus, change: CredentialChange): boolean {
  const states: readonly CredentialStatus[] = allowedFrom[change];
  return states.includes(status);
}

/** Where a change leads. */
export const after = { verify: "verified", ask_more: "more_asked", refuse: "refused" } as const;
