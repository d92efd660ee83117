import type { Transaction } from "../../../db/transaction.ts";
import type { Interval } from "../time/interval.ts";

/** Long enough to notice a mistake and book the time again. Minutes. */
export const GRACE_MINUTES = 5;

/**
 * Records that a therapist's time was freed, so that it is soon offered to the waitlist
 * (pass_on_freed_times.ts).
 */
export async function timeFreed(
  trx: Transaction,
  { therapistId, startsAt, endsAt }: Interval & { therapistId: string },
  now: Temporal.Instant,
): Promise<void> {
  if (Temporal.Instant.compare(startsAt, now) <= 0) return;
  const facts = { endsAt, freedAt: now, nextAt: now.add({ minutes: GRACE_MINUTES }) };
  await trx.insertInto("freedTimes").values({ id: crypto.randomUUID(), therapistId, startsAt, ...facts })
    .onConflict((conflict) => conflict.columns(["therapistId", "startsAt"]).doUpdateSet(facts)).execute();
}
