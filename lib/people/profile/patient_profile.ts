import type { PatientProfile } from "../../../db/schema/people.ts";
import type { Queryable } from "../../../db/transaction.ts";
import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { PatientProfileOutput } from "../../shared/schemas/people.ts";
import { TELEHEALTH_CONSENT_VERSION, telehealthConsentText } from "../../welcome/consent.ts";
import { missingPatientSteps } from "../../welcome/welcome_steps.ts";

/**
 * Returns the acting patient's own profile. Records an audit event, as every read of a patient's record does.
 */
export function readPatientProfile(acting: Acting): Promise<PatientProfileOutput> {
  const ownerId = acting.actor.userId;
  return transaction(acting.db, async (trx) => {
    const profile = await loadPatientProfile(trx, ownerId);
    await recordAuditEvent(trx, acting, {
      action: "read",
      subjectType: "patient_profile",
      subjectId: ownerId,
      ownerId,
    });
    return profile;
  }, { isolation: "read committed" });
}

/**
 * The profile as the API returns it, without an audit event, for a caller that records one. Fields that are
 * not filled in yet are null. @throws when the user has no patient's profile.
 */
export async function loadPatientProfile(db: Queryable, userId: string): Promise<PatientProfileOutput> {
  const row = await db.selectFrom("patientProfiles")
    .innerJoin("users", "users.id", "patientProfiles.userId")
    .selectAll("patientProfiles")
    .select(["users.name", "users.email", "users.timeZone", "users.locale"])
    .where("patientProfiles.userId", "=", userId)
    .executeTakeFirstOrThrow();
  const consent = await db.selectFrom("consents").select(["version", "givenAt"])
    .where("userId", "=", userId).where("kind", "=", "telehealth")
    .orderBy("givenAt", "desc").limit(1).executeTakeFirst();
  const {
    userId: _,
    updatedAt: __,
    emergencyName,
    emergencyPhone,
    emergencyRelationship,
    ...rest
  } = row;
  const isCurrent = consent?.version === TELEHEALTH_CONSENT_VERSION;
  const missing = missingPatientSteps({ ...row, hasConsented: isCurrent });
  return {
    role: "patient",
    ...rest,
    emergencyContact: emergencyContactOf({ emergencyName, emergencyPhone, emergencyRelationship }),
    telehealthConsent: consent ? { ...consent, isCurrent } : null,
    consentVersion: TELEHEALTH_CONSENT_VERSION,
    consentText: [...telehealthConsentText],
    booking: { ready: missing.length === 0, missing },
  };
}

/** The emergency contact, if it is complete. */
export const emergencyContactOf = (
  { emergencyName: name, emergencyPhone: phone, emergencyRelationship: relationship }: Pick<
    PatientProfile,
    "emergencyName" | "emergencyPhone" | "emergencyRelationship"
  >,
) => name !== null && phone !== null && relationship !== null ? { name, phone, relationship } : null;
