import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { readersOf } from "../../people/guardians/readers_of.ts";
import { OUT_OF_THE_WAY } from "../../jobs/claim_jobs.ts";
import type { Caller, Practice } from "../../practice.ts";
import { BOOKED_TIME_KEY, heldTime } from "../time/booked_time.ts";
import { claimUntil } from "./claim_until.ts";
import { couldHave } from "./could_have.ts";
import { endOffer } from "./end_offer.ts";
import { waitingEntries, type WaitingEntry } from "./waiting_entries.ts";
import { fitsWish } from "./wish.ts";
import { writeOffer } from "./write_offer.ts";

const AT_ONCE = 100;

/**
 * Offers each freed time to waiting patients: one patient at a time, in the order in which they joined. It
 * ends expired offers and passes their time on. Each freed time is locked in a transaction of its own. So a
 * time is offered once, no matter how many workers run or crash, and uncommitted work stays due.
 */
export async function passOnFreedTimes(practice: Practice): Promise<void> {
  const { db, now } = practice;
  const due = await db.selectFrom("freedTimes").select("id").where("nextAt", "<=", now())
    .orderBy("nextAt").limit(AT_ONCE).execute();
  const caller = { ...practice, requestId: "sweep", network: "", actor: null };
  for (const { id } of due) {
    try {
      await transaction(db, (trx) => passOn(trx, caller, id), OUT_OF_THE_WAY);
    } catch (error) {
      // The time was booked at this moment. The next sweep sees that it is taken.
      if (!violates(error, BOOKED_TIME_KEY)) throw error;
    }
  }
}

async function passOn(trx: Transaction, caller: Caller, id: string): Promise<void> {
  const now = caller.now();
  const freed = await trx.selectFrom("freedTimes").selectAll()
    .where("id", "=", id).where("nextAt", "<=", now).forUpdate().skipLocked().executeTakeFirst();
  if (!freed) return;
  const nextAt = (at: Temporal.Instant | null) =>
    trx.updateTable("freedTimes").set({ nextAt: at }).where("id", "=", id).execute();
  const standing = await trx.selectFrom("waitlistOffers").select(["id", "freedTimeId", "expiresAt"])
    .where("liveFreedTimeId", "=", id).executeTakeFirst();
  if (standing) {
    if (Temporal.Instant.compare(standing.expiresAt, now) > 0) {
      await nextAt(standing.expiresAt);
      return;
    }
    await endOffer(trx, standing, "expired", { now });
  }
  const next = await findNext(trx, freed, now);
  if (next) await writeOffer(trx, caller, next);
  await nextAt(next?.expiresAt ?? null);
}

type Freed = { id: string; therapistId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/**
 * Returns the next patient for this time and their slot in it; null if no patient could take it. No patient
 * gets the same time twice.
 */
async function findNext(trx: Transaction, freed: Freed, now: Temporal.Instant) {
  const waiting = await waitingEntries(trx, now)
    .where("entry.therapistId", "=", freed.therapistId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(
        selectFrom("waitlistOffers as offer").select("offer.id")
          .whereRef("offer.entryId", "=", "entry.id")
          .where((eb) =>
            eb.or([eb("offer.freedTimeId", "=", freed.id), eb("offer.liveEntryId", "is not", null)])
          ),
      ))
    )
    .orderBy("entry.createdAt").orderBy("entry.id").execute();
  for (const entry of waiting) {
    const offer = await offerFor(trx, entry, freed, now);
    if (offer) return { freedTimeId: freed.id, entry, ...offer };
  }
  return null;
}

async function offerFor(trx: Transaction, entry: WaitingEntry, freed: Freed, now: Temporal.Instant) {
  if (Temporal.Instant.compare(freed.endsAt, now) <= 0) return null;
  const could = await couldHave(trx, entry, freed, now);
  for (const { startsAt } of could?.slots ?? []) {
    const expiresAt = could && claimUntil(startsAt, could.schedule.noticeMinutes, now);
    if (!could || !expiresAt || !fitsWish(entry, startsAt, entry.patientTimeZone)) continue;
    // The lock keeps a patient who leaves the list at this moment from getting an offer.
    const stillWaits = await trx.selectFrom("waitlistEntries").select("id")
      .where("id", "=", entry.id).where("state", "=", "waiting").forUpdate().executeTakeFirst();
    // Someone must be able to answer the offer.
    const readers = await readersOf(trx, entry.patientId, now);
    if (!stillWaits || readers.length === 0) return null;
    return { held: heldTime(could.schedule, [entry.patientId], startsAt), expiresAt, readers };
  }
  return null;
}
