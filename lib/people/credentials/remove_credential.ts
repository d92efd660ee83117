import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { deleteFile } from "../../files/store_file.ts";
import type { Acting } from "../../practice.ts";
import { allows } from "./credential_states.ts";

export type RemoveCredentialResult =
  | { kind: "removed" }
  | { kind: "not_found" }
  /** It is verified. */
  | { kind: "not_changeable" };

/** Withdraws one of the acting therapist's own licenses that is not verified, and deletes its document. */
export function removeCredential(
  acting: Acting,
  id: string,
): Promise<RemoveCredentialResult> {
  const ownerId = acting.actor.userId;
  return transaction(acting.db, async (trx) => {
    const row = await trx.selectFrom("credentials").select(["status", "documentId"])
      .where("id", "=", id).where("therapistId", "=", ownerId).forUpdate().executeTakeFirst();
    if (!row) return { kind: "not_found" };
    if (!allows(row.status, "remove")) return { kind: "not_changeable" };
    await trx.deleteFrom("credentials").where("id", "=", id).execute();
    if (row.documentId) await deleteFile(trx, row.documentId);
    await recordAuditEvent(trx, acting, {
      action: "remove",
      subjectType: "credential",
      subjectId: id,
      ownerId,
    });
    return { kind: "removed" };
  });
}
