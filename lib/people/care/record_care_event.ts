import type { Transaction } from "../../../db/transaction.ts";
import { type AuditEntry, recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";

/** Records an audit event about a care relationship; the record is the patient's. */
export function recordCareEvent(
  trx: Transaction,
  acting: Acting,
  { id, patientId }: { id: string | null; patientId: string },
  action: string,
  entry: Pick<AuditEntry, "outcome" | "reason"> = {},
): Promise<void> {
  return recordAuditEvent(trx, acting, {
    action,
    subjectType: "care_relationship",
    subjectId: id,
    ownerId: patientId,
    ...entry,
  });
}
