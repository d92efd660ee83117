import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { patientsActedFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { endOffer } from "./end_offer.ts";

/**
 * Removes a patient from the waitlist, at their own or their therapist's request. An open offer is withdrawn
 * and goes to the next patient.
 * @returns whether the patient was waiting.
 */
export function leaveWaitlist(acting: Acting, entryId: string): Promise<boolean> {
  const { db, actor, now } = acting;
  return transaction(db, async (trx) => {
    const isTherapist = actor.role === "therapist";
    const patients = await patientsActedFor({ ...acting, db: trx });
    if (!isTherapist && patients.length === 0) return false;
    const standing = await trx.selectFrom("waitlistOffers").select(["id", "freedTimeId"])
      .where("liveEntryId", "=", entryId).executeTakeFirst();
    // Lock in the same order as the sweep.
    if (standing) {
      await trx.selectFrom("freedTimes").select("id").where("id", "=", standing.freedTimeId).forUpdate()
        .execute();
    }
    const left = await trx.updateTable("waitlistEntries")
      .set({ state: isTherapist ? "removed" : "left", liveKey: null, endedAt: now() })
      .where("id", "=", entryId).where("state", "=", "waiting")
      .$if(isTherapist, (query) => query.where("therapistId", "=", actor.userId))
      .$if(!isTherapist, (query) => query.where("patientId", "in", patients))
      .returning("patientId").executeTakeFirst();
    if (!left) return false;
    const offer = await trx.selectFrom("waitlistOffers").select(["id", "freedTimeId"])
      .where("liveEntryId", "=", entryId).executeTakeFirst();
    if (offer) await endOffer(trx, offer, "withdrawn", { now: now() });
    await recordAuditEvent(trx, acting, {
      action: isTherapist ? "remove_from_waitlist" : "leave_waitlist",
      subjectType: "waitlist_entry",
      subjectId: entryId,
      ownerId: left.patientId,
    });
    return true;
  });
}
