import type { Transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";

/** Records an event about an appointment for each of its patients. */
export async function recordForPatients(
  trx: Transaction,
  acting: Parameters<typeof recordAuditEvent>[1],
  { id, patients }: { id: string; patients: readonly { id: string }[] },
  action: string,
  reason?: string,
): Promise<void> {
  for (const { id: ownerId } of patients) {
    await recordAuditEvent(trx, acting, {
      action,
      subjectType: "appointment",
      subjectId: id,
      ownerId,
      reason,
    });
  }
}
