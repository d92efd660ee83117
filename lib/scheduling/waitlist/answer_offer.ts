import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { patientsActedFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import type { ChangeRefusal } from "../appointments/may_change.ts";
import { mayBook } from "../booking/may_book.ts";
import { writeMoves } from "../booking/move_visits.ts";
import type { OfferRefusal } from "../booking/judge_patients.ts";
import type { Conflict } from "../booking/plan/conflicts.ts";
import { planMove } from "../booking/plan_move.ts";
import { writePlan } from "../booking/write_plan.ts";
import { BOOKED_TIME_KEY } from "../time/booked_time.ts";
import { endOffer, releaseOffer } from "./end_offer.ts";

export type ClaimResult =
  /** The appointment is pending if the therapist answers each request. */
  | { kind: "claimed"; appointmentId: string; moved: boolean; replayed: boolean }
  | { kind: "not_found" }
  /** The offer has expired. */
  | { kind: "expired" }
  /** It was declined, or is no longer available: the therapist's hours or the appointment have changed. */
  | { kind: "gone" }
  /** The patient has another visit then. The offer stays open. */
  | { kind: "own_time_taken" }
  /** The patient's profile is incomplete. The offer stays open. */
  | { kind: "profile_incomplete" };

type DeclineResult = { kind: "declined" } | { kind: "not_found" } | { kind: "gone" };

/**
 * Takes the offered time: books it, or moves the patient's later appointment to it. The offer's hold is
 * released and the time is taken in one transaction, so that no other booking gets in between.
 */
export async function claimOffer(acting: Acting, offerId: string): Promise<ClaimResult> {
  try {
    return await transaction(acting.db, (trx) => claim(trx, acting, offerId));
  } catch (error) {
    // The therapist's time is held for this offer, so the conflict is with the patient's own time.
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
  // The patient has since moved the appointment to an earlier time than this one.
  if (offer.presentStartsAt && Temporal.Instant.compare(offer.presentStartsAt, offer.startsAt) <= 0) {
    await endOffer(trx, offer, "withdrawn", { now });
    return { kind: "gone" };
  }
  const done =
    await (offer.wanted === null ? book(trx, acting, offer) : move(trx, acting, offer, offer.wanted));
  if (done.kind === "profile_incomplete" || done.kind === "own_time_taken") return { kind: done.kind };
  if (done.kind !== "done") {
    await endOffer(trx, offer, "withdrawn", { now });
    await record(trx, acting, offer, "claim", done.kind);
    return { kind: "gone" };
  }
  const { appointmentId } = done;
  await endOffer(trx, offer, "claimed", { now, appointmentId });
  await trx.updateTable("waitlistEntries").set({ state: "fulfilled", liveKey: null, endedAt: now })
    .where("id", "=", offer.entryId).execute();
  await record(trx, acting, offer, "claim");
  return { kind: "claimed", appointmentId, moved, replayed: false };
}

type Offer = NonNullable<Awaited<ReturnType<typeof lockOffer>>>;

/** The appointment of a claimed offer, or why there is none. */
type Done =
  | { kind: "done"; appointmentId: string }
  | { kind: "own_time_taken" }
  | { kind: Conflict }
  | OfferRefusal
  | ChangeRefusal;

/** Books the offered time as a plan with one visit. */
async function book(trx: Transaction, acting: Acting, offer: Offer): Promise<Done> {
  const { id, therapistId, patientId, startsAt, typeId } = offer;
  const patientIds = [patientId];
  const plan = { therapistId, patientIds, kind: "individual", typeId, startsAt, repeat: null } as const;
  const judged = await mayBook(trx, acting, plan, [id]);
  if (judged.kind !== "may") return judged;
  const [{ conflicts }] = judged.visits;
  if (conflicts.length > 0) return gravest(conflicts);
  await releaseOffer(trx, id);
  const [row] = await writePlan(trx, acting, plan, judged, { skip: [], idempotencyKey: `offer:${id}` });
  return { kind: "done", appointmentId: row.id };
}

/** Moves an appointment to the offered time. */
async function move(trx: Transaction, acting: Acting, offer: Offer, appointmentId: string): Promise<Done> {
  const { id, startsAt } = offer;
  const planned = await planMove(trx, acting, { appointmentId, startsAt, scope: "this" }, { inPlaceOf: id });
  if (planned.kind !== "planned") return planned;
  const [{ refused, conflicts }] = planned.moves;
  if (refused) return refused;
  if (conflicts.length > 0) return gravest(conflicts);
  await releaseOffer(trx, id);
  await writeMoves(trx, acting, planned.moves);
  return { kind: "done", appointmentId };
}

/** Returns the most serious conflict. */
const gravest = ([conflict]: readonly Conflict[]): Done => ({
  kind: conflict === "patient_taken" ? "own_time_taken" : conflict,
});

/** Declines an offer. The patient stays on the waitlist, and the time goes to the next patient. */
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

/** Locks an offer to one of the patients for whom the user acts. Like the sweep, it locks the freed time. */
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
