import type { CredentialStatus } from "../../shared/codes/credential_statuses.ts";

type CredentialChange = "resubmit" | "remove" | "verify" | "ask_more" | "refuse";

/**
 * The states from which each change is allowed; from any other it is refused. Only the practice can revoke a
 * verified license. A renewal is a separate license, so that the old one stays valid until it expires.
 */
const allowedFrom = {
  resubmit: ["submitted", "more_asked", "refused"],
  remove: ["submitted", "more_asked", "refused"],
  verify: ["submitted"],
  ask_more: ["submitted"],
  refuse: ["submitted", "verified"],
} as const satisfies Record<CredentialChange, readonly CredentialStatus[]>;

/** Whether the change is allowed in this state. */
export function allows(status: CredentialStatus, change: CredentialChange): boolean {
  const states: readonly CredentialStatus[] = allowedFrom[change];
  return states.includes(status);
}

/** The state after each change. */
export const after = { verify: "verified", ask_more: "more_asked", refuse: "refused" } as const;
