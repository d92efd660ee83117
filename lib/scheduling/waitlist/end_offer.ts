import type { WaitlistOffersTable } from "../../../db/schema/waitlist.ts";
import type { Transaction } from "../../../db/transaction.ts";

/** Releases the time that an offer holds. Its row in `appointments` was never a real appointment. */
export async function releaseOffer(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("appointments").where("id", "=", id).where("isOffer", "=", true).execute();
}

/**
 * Ends an open offer and releases its time, unless `claimOffer` has used it. The caller has locked the freed
 * time, which is offered to the next patient unless it was claimed.
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
