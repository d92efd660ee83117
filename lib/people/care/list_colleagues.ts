import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { isLicensed } from "../credentials/licenses.ts";

/**
 * Returns the colleagues that the acting therapist can refer this patient to: listed, accepting patients, and
 * licensed in the patient's state.
 */
export async function listColleagues(
  queryable: Queryable,
  { actor, now }: Pick<Acting, "actor" | "now">,
  patientId: string,
): Promise<{ id: string; name: string; titles: string }[]> {
  const patient = await queryable.selectFrom("patientProfiles").select("state")
    .where("userId", "=", patientId).executeTakeFirst();
  return await queryable.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["users.id", "users.name", "titles"])
    .where("users.status", "=", "active").where("listed", "=", true)
    .where("accepting", "!=", "no").where("users.id", "!=", actor.userId)
    .where(isLicensed(now(), patient?.state ?? undefined))
    .orderBy("users.name").orderBy("users.id").limit(200)
    .execute();
}
