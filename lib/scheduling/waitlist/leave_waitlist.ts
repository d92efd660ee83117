import { type Transaction, transaction } from "../../../db/transaction.ts";
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

/**
 * Ends all that a patient waits for, or all waiting for a therapist, because they leave the practice. Open
 * offers are withdrawn.
 */
export async function endWaiting(
  trx: Transaction,
  acting: Acting,
  of: { patientId: string } | { therapistId: string },
): Promise<void> {
  const { now } = acting;
  const [column, userId] = "patientId" in of
    ? ["entry.patientId" as const, of.patientId]
    : ["entry.therapistId" as const, of.therapistId];
  const offers = trx.selectFrom("waitlistOffers as offer")
    .innerJoin("waitlistEntries as entry", "entry.id", "offer.entryId")
    .select(["offer.id", "offer.freedTimeId"])
    .where(column, "=", userId).where("offer.liveEntryId", "is not", null).orderBy("offer.freedTimeId");
  // Lock in the same order as the sweep.
  const freed = (await offers.execute()).map(({ freedTimeId }) => freedTimeId);
  if (freed.length > 0) {
    await trx.selectFrom("freedTimes").select("id").where("id", "in", freed).orderBy("id").forUpdate()
      .execute();
  }
  for (const offer of await offers.execute()) await endOffer(trx, offer, "withdrawn", { now: now() });
  const ended = await trx.updateTable("waitlistEntries")
    .set({ state: "patientId" in of ? "left" : "removed", liveKey: null, endedAt: now() })
    .where("patientId" in of ? "patientId" : "therapistId", "=", userId).where("state", "=", "waiting")
    .returning(["id", "patientId"]).execute();
  for (const { id, patientId } of ended) {
    await recordAuditEvent(trx, acting, {
      action: "patientId" in of ? "leave_waitlist" : "remove_from_waitlist",
      subjectType: "waitlist_entry",
      subjectId: id,
      ownerId: patientId,
    });
  }
}
