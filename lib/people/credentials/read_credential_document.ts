import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { readFile } from "../../files/read_file.ts";
import type { NewFile } from "../../files/store_file.ts";
import type { Acting } from "../../practice.ts";

/**
 * Returns a license's document, for its therapist and for admins; null for anyone else. Records who opened
 * it.
 */
export function readCredentialDocument(acting: Acting, credentialId: string): Promise<NewFile | null> {
  const { userId, role } = acting.actor;
  return transaction(acting.db, async (trx) => {
    const credential = await trx.selectFrom("credentials").select(["therapistId", "documentId"])
      .where("id", "=", credentialId)
      .$if(role !== "admin", (query) => query.where("therapistId", "=", userId))
      .executeTakeFirst();
    if (!credential?.documentId) return null;
    await recordAuditEvent(trx, acting, {
      action: "read",
      subjectType: "credential_document",
      subjectId: credentialId,
      ownerId: credential.therapistId,
    });
    return await readFile(trx, acting, credential.documentId);
  }, { isolation: "read committed" });
}
