import type { Queryable } from "../../../db/transaction.ts";
import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import { missingPatientSteps, type PatientStep } from "../../welcome/welcome_steps.ts";

/** A patient's profile as the patient sees it. Null means not answered yet. */
export interface PatientProfileView {
  role: "patient";
  name: string;
  email: string;
  timeZone: string;
  /** The language of mails about appointments. */
  locale: LocaleCode;
  legalName: string | null;
  preferredName: string | null;
  birthDate: Temporal.PlainDate | null;
  /** USPS code. */
  state: string | null;
  /** E.164, as is the contact's. */
  phone: string | null;
  emergencyContact: { name: string; phone: string; relationship: string } | null;
  /** The latest consent to telehealth. */
  telehealthConsent: { version: string; givenAt: Temporal.Instant; isCurrent: boolean } | null;
  /** The steps of /welcome that booking still needs, in order. */
  missing: PatientStep[];
}

/**
 * Returns the acting patient's own profile. Records an audit event, as every read of a patient's record does.
 */
export function readPatientProfile(acting: Acting): Promise<PatientProfileView> {
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
 * Returns the profile without an audit event, for code that records one itself. @throws if the user has no
 * patient profile.
 */
export async function loadPatientProfile(db: Queryable, userId: string): Promise<PatientProfileView> {
  const row = await db.selectFrom("patientProfiles")
    .innerJoin("users", "users.id", "patientProfiles.userId")
    .select(["users.name", "users.email", "users.timeZone", "users.locale"])
    .select(["legalName", "preferredName", "birthDate", "state", "phone"])
    .select(["emergencyName", "emergencyPhone", "emergencyRelationship"])
    .where("patientProfiles.userId", "=", userId)
    .executeTakeFirstOrThrow();
  const consent = await db.selectFrom("consents").select(["version", "givenAt"])
    .where("userId", "=", userId).where("kind", "=", "telehealth")
    .orderBy("givenAt", "desc").limit(1).executeTakeFirst();
  const { emergencyName: name, emergencyPhone: phone, emergencyRelationship: relationship, ...rest } = row;
  const isCurrent = consent?.version === TELEHEALTH_CONSENT_VERSION;
  return {
    role: "patient",
    ...rest,
    emergencyContact: name !== null && phone !== null && relationship !== null
      ? { name, phone, relationship }
      : null,
    telehealthConsent: consent ? { ...consent, isCurrent } : null,
    missing: missingPatientSteps({ ...row, hasConsented: isCurrent }),
  };
}
