import type { Transaction } from "../../../db/transaction.ts";
import { type AuditEntry, recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "./actor_of.ts";

/**
 * Leaves a trace of something that happened to an account, for its owner's security page as well. `by` is the owner
 * where somebody is only just becoming known; null: nobody has proven to be the owner.
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

/** The owner of an account, as the one who did it. */
export const ownerOf = ({ id, role }: Pick<SigningInUser, "id" | "role">) => ({ userId: id, role });
