import type { Queryable } from "../../db/transaction.ts";
import { TELEHEALTH_CONSENT_VERSION } from "./consent.ts";
import { missingPatientSteps, type PatientStep, patientSteps } from "./welcome_steps.ts";

export interface BookingReadiness {
  complete: boolean;
  /** The steps of /welcome that are still to do, in order. */
  missing: PatientStep[];
  /** Where the patient is (USPS code): the therapist's licence must cover it. */
  state: string | null;
}

/** Whether a patient has told all that a booking needs, consent to its present version included. One query. */
export async function bookingReadiness(db: Queryable, userId: string): Promise<BookingReadiness> {
  const profile = await db.selectFrom("patientProfiles")
    .leftJoin("consents", (join) =>
      join.onRef("consents.userId", "=", "patientProfiles.userId")
        .on("consents.kind", "=", "telehealth")
        .on("consents.version", "=", TELEHEALTH_CONSENT_VERSION))
    .select(["legalName", "birthDate", "state", "phone"])
    .select(["emergencyName", "emergencyPhone", "emergencyRelationship", "consents.givenAt"])
    .where("patientProfiles.userId", "=", userId)
    .executeTakeFirst();
  if (!profile) return { complete: false, missing: [...patientSteps], state: null };
  const missing = missingPatientSteps({ ...profile, hasConsented: profile.givenAt !== null });
  return { complete: missing.length === 0, missing, state: profile.state };
}
