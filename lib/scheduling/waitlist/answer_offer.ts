import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { patientsActedFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { bookIn } from "../booking/book_appointment.ts";
import { BOOKED_TIME_KEY } from "../time/booked_time.ts";
import { moveIn } from "../booking/reschedule_appointment.ts";
import { endOffer, releaseOffer } from "./end_offer.ts";

export type ClaimResult =
  /** The appointment is pending where the therapist answers each request. */
  | { kind: "claimed"; appointmentId: string; moved: boolean; replayed: boolean }
  | { kind: "not_found" }
  /** Its time was up. */
  | { kind: "expired" }
  /** It was declined, or can no longer be had: the therapist's hours or the appointment have changed. */
  | { kind: "gone" }
  /** Another visit of the patient's own stands in the way; the offer stands. */
  | { kind: "own_time_taken" }
  /** Something is missing in the profile; the offer stands. */
  | { kind: "profile_incomplete" };

type DeclineResult = { kind: "declined" } | { kind: "not_found" } | { kind: "gone" };

/**
 * Takes the time that is offered: books it, or moves the appointment that the person wanted to have earlier, which stays the same one.
 * The held time is given up and taken in one transaction, so that nobody else gets in between.
 */
export async function claimOffer(acting: Acting, offerId: string): Promise<ClaimResult> {
  try {
    return await transaction(acting.db, (trx) => claim(trx, acting, offerId));
  } catch (error) {
    // The therapist's time is held for this offer, so it is the patient's own.
    if (violates(error, BOOKED_TIME_KEY)) return { kind: "own_time_taken" };
    throw error;
  }
}

async function claim(trx: Transaction, acting: Acting, offerId: string): Promise<ClaimResult> {
  const offer = await lockOffer(trx, acting, offerId);
  if (!offer) return { kind: "not_found" };
  const now = acting.now();
  const moved = offer.wanted !== null;
  if (offer.state === "claimed" && offer.appointmentId) {
    return { kind: "claimed", appointmentId: offer.appointmentId, moved, replayed: true };
  }
  if (offer.state === "expired") return { kind: "expired" };
  if (offer.state !== "offered") return { kind: "gone" };
  if (Temporal.Instant.compare(offer.expiresAt, now) <= 0) return { kind: "expired" };
  // They have moved it themselves meanwhile, and would now lose by it.
  if (offer.presentStartsAt && Temporal.Instant.compare(offer.presentStartsAt, offer.startsAt) <= 0) {
    await endOffer(trx, offer, "withdrawn", { now });
    return { kind: "gone" };
  }
  const clearTheWay = () => releaseOffer(trx, offerId);
  const { therapistId, patientId, startsAt, typeId } = offer;
  const done = offer.wanted
    ? await moveIn(trx, acting, { appointmentId: offer.wanted, startsAt }, clearTheWay)
    : await bookIn(
      trx,
      acting,
      { therapistId, patientId, startsAt, typeId, idempotencyKey: `offer:${offerId}` },
      clearTheWay,
    );
  if (done.kind === "profile_incomplete") return { kind: "profile_incomplete" };
  if (done.kind !== "booked" && done.kind !== "rescheduled") {
    await endOffer(trx, offer, "withdrawn", { now });
    await record(trx, acting, offer, "claim", done.kind);
    return { kind: "gone" };
  }
  const appointmentId = done.appointment.id;
  await endOffer(trx, offer, "claimed", { now, appointmentId });
  await trx.updateTable("waitlistEntries").set({ state: "fulfilled", liveKey: null, endedAt: now })
    .where("id", "=", offer.entryId).execute();
  await record(trx, acting, offer, "claim");
  return { kind: "claimed", appointmentId, moved, replayed: false };
}

/** Says no to a time; the person goes on waiting, and the next one is asked. */
export function declineOffer(acting: Acting, offerId: string): Promise<DeclineResult> {
  return transaction(acting.db, async (trx): Promise<DeclineResult> => {
    const offer = await lockOffer(trx, acting, offerId);
    if (!offer) return { kind: "not_found" };
    if (offer.state === "declined") return { kind: "declined" };
    if (offer.state !== "offered") return { kind: "gone" };
    await endOffer(trx, offer, "declined", { now: acting.now() });
    await record(trx, acting, offer, "decline");
    return { kind: "declined" };
  });
}

/** An offer to one of the patients whom the person acts for, with its freed time held, as the sweep holds it. */
async function lockOffer(trx: Transaction, acting: Acting, id: string) {
  const patients = await patientsActedFor({ ...acting, db: trx });
  if (patients.length === 0) return null;
  const query = trx.selectFrom("waitlistOffers as offer")
    .innerJoin("waitlistEntries as entry", "entry.id", "offer.entryId")
    .leftJoin("appointments as present", "present.id", "entry.appointmentId")
    .where("offer.id", "=", id).where("entry.patientId", "in", patients);
  const found = await query.select("offer.freedTimeId").executeTakeFirst();
  if (!found) return null;
  await trx.selectFrom("freedTimes").select("id").where("id", "=", found.freedTimeId).forUpdate().execute();
  return await query.select(["offer.id", "offer.freedTimeId", "offer.entryId", "offer.therapistId"])
    .select(["offer.startsAt", "offer.expiresAt", "offer.typeId", "offer.state", "offer.appointmentId"])
    .select(["entry.patientId", "entry.appointmentId as wanted", "present.startsAt as presentStartsAt"])
    .executeTakeFirst();
}

function record(
  trx: Transaction,
  acting: Acting,
  { entryId, patientId }: { entryId: string; patientId: string },
  action: string,
  refused?: string,
): Promise<void> {
  return recordAuditEvent(trx, acting, {
    action: `${action}_offer`,
    subjectType: "waitlist_entry",
    subjectId: entryId,
    ownerId: patientId,
    ...(refused ? { outcome: "refused" as const, reason: refused } : {}),
  });
}
