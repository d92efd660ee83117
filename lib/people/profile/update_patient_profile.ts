import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { PatientProfileOutput, PatientProfilePatch } from "../../shared/schemas/people.ts";
import { birthDateProblem } from "./birth_date.ts";
import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import { loadPatientProfile } from "./patient_profile.ts";
import type { InputError, InvalidInput } from "../../shared/refusal.ts";
import { changedFields, writeAccount } from "./update_account.ts";

type PatientProfileUpdate =
  | { kind: "saved"; profile: PatientProfileOutput }
  | InvalidInput;

/** Changes the patch's fields in the acting patient's own profile. @returns the whole profile. */
export async function updatePatientProfile(
  acting: Acting,
  patch: PatientProfilePatch,
): Promise<PatientProfileUpdate> {
  const errors = findErrors(acting, patch);
  if (errors.length > 0) return { kind: "invalid", errors };
  const { userId } = acting.actor;
  const profile = await transaction(acting.db, async (trx) => {
    await writeAccount(trx, acting, patch);
    await writeProfile(trx, acting, patch);
    if (patch.telehealthConsent) await giveConsent(trx, acting);
    await recordAuditEvent(trx, acting, {
      action: "update",
      subjectType: "patient_profile",
      subjectId: userId,
      ownerId: userId,
      reason: changedFields(patch),
    });
    return await loadPatientProfile(trx, userId);
  });
  return { kind: "saved", profile };
}

function findErrors({ actor, now }: Acting, patch: PatientProfilePatch): InputError[] {
  const errors: InputError[] = [];
  if (patch.birthDate !== undefined) {
    const today = now().toZonedDateTimeISO(patch.timeZone ?? actor.timeZone).toPlainDate();
    const problem = birthDateProblem(Temporal.PlainDate.from(patch.birthDate), today);
    if (problem) errors.push({ path: "birthDate", message: problem });
  }
  if (patch.telehealthConsent && patch.telehealthConsent.version !== TELEHEALTH_CONSENT_VERSION) {
    errors.push({
      path: "telehealthConsent.version",
      message: "This text has changed. Please read the new version before you agree.",
    });
  }
  return errors;
}

/**
 * Writes the patch's columns: all except the account's fields and those that are stored elsewhere.
 */
async function writeProfile(
  trx: Transaction,
  { actor, now }: Acting,
  { name: _, timeZone: __, locale: ___, telehealthConsent: ____, birthDate, emergencyContact, ...columns }:
    PatientProfilePatch,
): Promise<void> {
  await trx.updateTable("patientProfiles").set({
    ...columns,
    birthDate: birthDate === undefined ? undefined : Temporal.PlainDate.from(birthDate),
    emergencyName: emergencyContact?.name,
    emergencyPhone: emergencyContact?.phone,
    emergencyRelationship: emergencyContact?.relationship,
    updatedAt: now(),
  }).where("userId", "=", actor.userId).execute();
}

/** Stores the consent with its time. Consenting to the same text again changes nothing. */
async function giveConsent(trx: Transaction, { actor, now }: Acting): Promise<void> {
  await trx.insertInto("consents").values({
    id: crypto.randomUUID(),
    userId: actor.userId,
    kind: "telehealth",
    version: TELEHEALTH_CONSENT_VERSION,
    givenAt: now(),
  }).onConflict((conflict) => conflict.columns(["userId", "kind", "version"]).doNothing()).execute();
}
