import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";

/**
 * Leaves a trace of a refused change, in a transaction of its own: the one that was refused is gone with all it wrote.
 * `ownerId`: the patient whose appointment it is, where it is known to be somebody's.
 */
export async function recordRefusal(
  acting: Acting,
  { action, subjectId, ownerId, reason }: {
    action: "book" | "cancel" | "reschedule";
    subjectId: string | null;
    ownerId: string | null;
    reason: string;
  },
): Promise<void> {
  await transaction(
    acting.db,
    (trx) =>
      recordAuditEvent(trx, acting, {
        action,
        subjectType: "appointment",
        subjectId,
        ownerId,
        outcome: "refused",
        reason,
      }),
    { isolation: "read committed" },
  );
}
