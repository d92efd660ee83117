import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";

/**
 * Records a refused change, in its own transaction, because the refused one was rolled back. `ownerId`: the
 * appointment's patient, if known.
 */
export async function recordRefusal(
  acting: Acting,
  { action, subjectId, ownerId, reason }: {
    action: "book" | "cancel" | "reschedule" | "add_patient" | "remove_patient";
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
