import type { Queryable } from "../../../db/transaction.ts";

/** Returns the zone (IANA) of a therapist's hours; null if there is no such therapist. */
export async function zoneOfTherapist(db: Queryable, therapistId: string): Promise<string | null> {
  const row = await db.selectFrom("therapistProfiles").select("timeZone").where("userId", "=", therapistId)
    .executeTakeFirst();
  return row?.timeZone ?? null;
}
