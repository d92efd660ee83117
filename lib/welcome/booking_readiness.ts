import type { Queryable } from "../../db/transaction.ts";
import { TELEHEALTH_CONSENT_VERSION } from "./consent.ts";
import { missingPatientSteps, neededColumns, type PatientAnswers } from "./welcome_steps.ts";
import { type PatientStep, patientSteps } from "../shared/codes/patient_steps.ts";

export interface BookingReadiness {
  complete: boolean;
  /** The steps of /welcome that are still to do, in order. */
  missing: PatientStep[];
  /** The patient's state (USPS code): the therapist's license must cover it. */
  state: string | null;
}

/** Returns whether a patient has given all that a booking needs, current consent included. One query. */
export async function bookingReadiness(db: Queryable, userId: string): Promise<BookingReadiness> {
  const profile = await db.selectFrom("patientProfiles")
    .leftJoin("consents", (join) =>
      join.onRef("consents.userId", "=", "patientProfiles.userId")
        .on("consents.kind", "=", "telehealth")
        .on("consents.version", "=", TELEHEALTH_CONSENT_VERSION))
    .select(readinessColumns)
    .where("patientProfiles.userId", "=", userId)
    .executeTakeFirst();
  return profile ? readinessOf(profile) : { complete: false, missing: [...patientSteps], state: null };
}

/** The columns for readiness, from a patient's profile left-joined with the current consent. */
export const readinessColumns = [
  ...neededColumns.about,
  ...neededColumns.place,
  ...neededColumns.emergency,
  "consents.givenAt as consentedAt",
] as const;

type ReadinessRow = Omit<PatientAnswers, "hasConsented"> & { consentedAt: Temporal.Instant | null };

/** Returns the readiness that the columns above describe. */
export function readinessOf({ consentedAt, ...answers }: ReadinessRow): BookingReadiness {
  const missing = missingPatientSteps({ ...answers, hasConsented: consentedAt !== null });
  return { complete: missing.length === 0, missing, state: answers.state };
}
