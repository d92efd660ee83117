import type { MailStatus } from "../../lib/shared/codes/mail_statuses.ts";
import type { Role } from "../../lib/shared/codes/roles.ts";
import type { Fixed, Instant } from "./columns.ts";

export interface JobsTable {
  id: Fixed<string>;
  kind: Fixed<string>;
  /** Sealed JSON (lib/encryption), because mail contains codes and addresses. */
  payload: Fixed<string>;
  runAt: Instant;
  attempts: number;
  claimedBy: string | null;
  claimedUntil: Instant | null;
  lastError: string | null;
  deadAt: Instant | null;
  createdAt: Fixed<Instant>;
}

/** Each mail and its status. Until delivery, the content is in the job with the same ID, sealed. */
export interface MailsTable {
  id: Fixed<string>;
  /** The recipient, if they have an account. */
  userId: Fixed<string | null>;
  /** "a…@example.com". */
  maskedAddress: Fixed<string>;
  kind: Fixed<string>;
  status: MailStatus;
  attempts: number;
  /** The class of the last error, without its message. */
  lastFailure: string | null;
  createdAt: Fixed<Instant>;
  changedAt: Instant;
}

export interface AuditEventsTable {
  id: Fixed<string>;
  at: Fixed<Instant>;
  actorId: Fixed<string | null>;
  actorRole: Fixed<Role | null>;
  action: Fixed<string>;
  subjectType: Fixed<string>;
  subjectId: Fixed<string | null>;
  /** The user whose record it is. */
  ownerId: Fixed<string | null>;
  outcome: Fixed<"allowed" | "refused">;
  reason: Fixed<string | null>;
  network: Fixed<string>;
  requestId: Fixed<string>;
}
