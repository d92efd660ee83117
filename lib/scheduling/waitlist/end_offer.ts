import type { WaitlistOffersTable } from "../../../db/schema/waitlist.ts";
import type { Transaction } from "../../../db/transaction.ts";

/** Gives up what an offer holds; its row in `appointments` was never anybody's appointment. */
export async function releaseOffer(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("appointments").where("id", "=", id).where("isOffer", "=", true).execute();
}

/**
 * Ends an offer that stands, and gives back its time unless `claimOffer` has used it. The freed time is held
 * by the caller; it is passed on now, but for one that was claimed.
 */
export async function endOffer(
  trx: Transaction,
  { id, freedTimeId }: { id: string; freedTimeId: string },
  state: Exclude<WaitlistOffersTable["state"], "offered">,
  { now, appointmentId = null }: { now: Temporal.Instant; appointmentId?: string | null },
): Promise<void> {
  if (state !== "claimed") await releaseOffer(trx, id);
  await trx.updateTable("waitlistOffers")
    .set({ state, appointmentId, liveFreedTimeId: null, liveEntryId: null })
    .where("id", "=", id).execute();
  await trx.updateTable("freedTimes").set({ nextAt: state === "claimed" ? null : now })
    .where("id", "=", freedTimeId).execute();
}
