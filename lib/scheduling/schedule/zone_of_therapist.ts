import type { Queryable } from "../../../db/transaction.ts";

/** The zone (IANA) in which a therapist's hours are meant; null when there is no such therapist. */
export async function zoneOfTherapist(db: Queryable, therapistId: string): Promise<string | null> {
  const row = await db.selectFrom("therapistProfiles").select("timeZone").where("userId", "=", therapistId)
    .executeTakeFirst();
  return row?.timeZone ?? null;
}
