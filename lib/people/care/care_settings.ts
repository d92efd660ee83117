import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { CareSettings } from "../../shared/schemas/care.ts";

/** Returns which patients the acting therapist accepts. */
export function readCareSettings({ db, actor }: Acting): Promise<CareSettings> {
  return db.selectFrom("therapistProfiles").select(["accepting", "firstVisitOpen"])
    .where("userId", "=", actor.userId).executeTakeFirstOrThrow();
}

/** Changes which patients the acting therapist accepts; pending requests stay. */
export function saveCareSettings(acting: Acting, settings: CareSettings): Promise<void> {
  const { db, actor: { userId }, now } = acting;
  return transaction(db, async (trx) => {
    await trx.updateTable("therapistProfiles").set({ ...settings, updatedAt: now() })
      .where("userId", "=", userId).execute();
    await recordAuditEvent(trx, acting, {
      action: "update",
      subjectType: "care_settings",
      subjectId: userId,
      ownerId: userId,
    });
  });
}
