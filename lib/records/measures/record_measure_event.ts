import type { Transaction } from "../../../db/transaction.ts";
import { type AuditEntry, recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";

type Subject = "measure_request" | "measure_result" | "measure_flag";

/** Records an audit event about a measure; the record is the patient's. */
export function recordMeasureEvent(
  trx: Transaction,
  acting: Acting,
  subjectType: Subject,
  { id, patientId }: { id: string | null; patientId: string | null },
  action: string,
  entry: Pick<AuditEntry, "outcome" | "reason"> = {},
): Promise<void> {
  return recordAuditEvent(trx, acting, { action, subjectType, subjectId: id, ownerId: patientId, ...entry });
}
