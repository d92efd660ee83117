import type { Queryable } from "../../../../db/transaction.ts";
import type { HeldTime } from "../../time/booked_time.ts";

/**
 * Whether a calendar elsewhere says that the therapist is busy in the time that a visit would need, buffers included: what was not
 * shown as free cannot be booked by hand either. Ask it within the transaction that books.
 */
export async function isBusyElsewhere(db: Queryable, held: HeldTime): Promise<boolean> {
  const busy = await db.selectFrom("importedBusyTimes").select("startsAt")
    .where("therapistId", "=", held.therapistId)
    .where("startsAt", "<", held.endsAt.add({ minutes: held.bufferAfterMinutes }))
    .where("endsAt", ">", held.startsAt.subtract({ minutes: held.bufferBeforeMinutes }))
    .limit(1).executeTakeFirst();
  return busy !== undefined;
}
