import { sql } from "kysely";
import type { Queryable } from "../../../db/transaction.ts";
import { actsFor } from "./acts_for.ts";

/** A guardian of a patient under age. */
interface GuardianContact {
  name: string;
  /** Their relationship to the patient. */
  relationship: string;
  email: string;
  phone: string | null;
}

/** Returns the patient's current guardians, by name, with their contact details. An adult has none. */
export function guardiansOf(
  db: Queryable,
  patientId: string,
  now: Temporal.Instant,
): Promise<GuardianContact[]> {
  return db.selectFrom("guardianships")
    .innerJoin("users", "users.id", "guardianships.guardianId")
    .leftJoin("patientProfiles", "patientProfiles.userId", "guardianships.guardianId")
    .select(["users.name", "relationship", "users.email", "phone"])
    .where("wardId", "=", patientId).where("users.status", "=", "active")
    .where(actsFor(sql.ref("guardianships.guardianId"), sql.ref("guardianships.wardId"), now))
    .orderBy("users.name").execute();
}
