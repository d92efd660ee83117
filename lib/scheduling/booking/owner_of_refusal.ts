import { mayActFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { findPatientOf } from "../../records/patient_of.ts";

/**
 * Returns the patient under whom a refusal is recorded: the first of these whom the acting user may see. Null
 * if the user may see none of them, because a request can contain anyone's ID.
 */
export async function ownerOfRefusal(acting: Acting, patientIds: readonly string[]): Promise<string | null> {
  const { db, actor } = acting;
  for (const patientId of patientIds) {
    const maySee = actor.role === "therapist"
      ? await findPatientOf(db, actor.userId, patientId) !== null
      : await mayActFor(db, acting, patientId);
    if (maySee) return patientId;
  }
  return null;
}
