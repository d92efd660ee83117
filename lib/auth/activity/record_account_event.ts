import type { Transaction } from "../../../db/transaction.ts";
import { type AuditEntry, recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "./actor_of.ts";

/**
 * Records an event in an account's audit trail, which its owner also sees on the security page. `by` is the
 * owner when they are only just being identified; null: no one has proven to be the owner.
 */
export async function recordAccountEvent(
  trx: Transaction,
  caller: Pick<Caller, "now" | "actor" | "network" | "requestId">,
  userId: string | null,
  action: string,
  { by = caller.actor, ...entry }:
    & Pick<AuditEntry, "outcome" | "reason">
    & { by?: Pick<NonNullable<Caller["actor"]>, "userId" | "role"> | null } = {},
): Promise<void> {
  await recordAuditEvent(
    trx,
    caller,
    { action, subjectType: "user", subjectId: userId, ownerId: userId, ...entry },
    by,
  );
}

/** Returns the owner of an account as the actor of an event. */
export const ownerOf = ({ id, role }: Pick<SigningInUser, "id" | "role">) => ({ userId: id, role });
