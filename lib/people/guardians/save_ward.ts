import { quotas } from "../../config/account_limits.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { WardInput } from "../../shared/schemas/wards.ts";
import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import type { InputError, InvalidInput } from "../../shared/refusal.ts";
import { OF_AGE, ofAgeOn } from "./acts_for.ts";
import { findWard, type Ward } from "./wards.ts";

export type SaveWardResult =
  | { kind: "saved"; ward: Ward }
  | InvalidInput
  | { kind: "too_many"; most: number }
  | { kind: "not_found" };

/**
 * Returns a placeholder for a ward's address. `emailKey` lower-cases every address, so no address at sign-up,
 * sign-in or reset ever equals this. The ID keeps wards apart, so the column stays unique.
 */
export const noAddress = (wardId: string) => `NO ADDRESS ${wardId}`;

/** Adds a ward to the acting patient's family, with the guardian's consent. */
export function addWard(acting: Acting, input: WardInput): Promise<SaveWardResult> {
  const { actor } = acting;
  if (actor.role !== "patient") throw new Error("Only a patient's account can act for a child.");
  const errors = findErrors(acting, input);
  if (errors.length > 0) return Promise.resolve({ kind: "invalid", errors });
  return transaction(acting.db, async (trx): Promise<SaveWardResult> => {
    // Locked, so that two tabs do not both add the last one.
    const guardian = await trx.selectFrom("users").select(["timeZone", "locale"])
      .where("id", "=", actor.userId).forUpdate().executeTakeFirstOrThrow();
    const others = await trx.selectFrom("guardianships").select("endedAt")
      .where("guardianId", "=", actor.userId).execute();
    const current = others.filter(({ endedAt }) => endedAt === null);
    if (current.length >= quotas.wards || others.length >= quotas.wardsEver) {
      return { kind: "too_many", most: current.length >= quotas.wards ? quotas.wards : quotas.wardsEver };
    }
    const id = crypto.randomUUID();
    const at = acting.now();
    await trx.insertInto("users").values({
      id,
      role: "patient",
      name: input.name,
      email: "",
      emailKey: noAddress(id),
      emailVerifiedAt: at,
      ...guardian,
      status: "ward",
      createdAt: at,
      updatedAt: at,
    }).execute();
    await trx.insertInto("patientProfiles").values({ userId: id, ...profileOf(input), updatedAt: at })
      .execute();
    await trx.insertInto("guardianships").values({
      id: crypto.randomUUID(),
      guardianId: actor.userId,
      wardId: id,
      relationship: input.relationship,
      beganAt: at,
      endedAt: null,
    }).execute();
    return await finish(trx, acting, id, "create");
  });
}

/**
 * Changes a ward of the acting user, and consents to the current telehealth text again. The date of birth can
 * only move to an earlier day, so that no guardianship lasts longer than it may.
 */
export function changeWard(acting: Acting, wardId: string, input: WardInput): Promise<SaveWardResult> {
  const errors = findErrors(acting, input);
  return transaction(acting.db, async (trx): Promise<SaveWardResult> => {
    const before = await findWard({ ...acting, db: trx }, wardId);
    if (!before) return { kind: "not_found" };
    if (Temporal.PlainDate.compare(input.birthDate, before.birthDate) > 0) errors.push(younger);
    if (errors.length > 0) return { kind: "invalid", errors };
    const updatedAt = acting.now();
    await trx.updateTable("users").set({ name: input.name, updatedAt }).where("id", "=", wardId).execute();
    await trx.updateTable("patientProfiles").set({ ...profileOf(input), updatedAt })
      .where("userId", "=", wardId).execute();
    await trx.updateTable("guardianships").set({ relationship: input.relationship })
      .where("guardianId", "=", acting.actor.userId).where("wardId", "=", wardId).execute();
    return await finish(trx, acting, wardId, "update");
  });
}

async function finish(
  trx: Transaction,
  acting: Acting,
  wardId: string,
  action: "create" | "update",
): Promise<SaveWardResult> {
  await trx.insertInto("consents").values({
    id: crypto.randomUUID(),
    userId: wardId,
    kind: "telehealth",
    version: TELEHEALTH_CONSENT_VERSION,
    givenAt: acting.now(),
    givenBy: acting.actor.userId,
  }).onConflict((conflict) => conflict.columns(["userId", "kind", "version"]).doNothing()).execute();
  await recordAuditEvent(trx, acting, { action, subjectType: "ward", subjectId: wardId, ownerId: wardId });
  const ward = await findWard({ ...acting, db: trx }, wardId);
  if (!ward) throw new Error("The ward that was just saved is missing.");
  return { kind: "saved", ward };
}

const profileOf = ({ name, birthDate, state, emergencyContact }: WardInput) => ({
  legalName: name,
  birthDate: Temporal.PlainDate.from(birthDate),
  state,
  // A therapist who loses the connection to a child calls the adult.
  phone: emergencyContact.phone,
  emergencyName: emergencyContact.name,
  emergencyPhone: emergencyContact.phone,
  emergencyRelationship: emergencyContact.relationship,
});

/** A later birth date would let the guardian act beyond the ward's eighteenth birthday. */
const younger: InputError = {
  path: "birthDate",
  message:
    "You can't move a child's date of birth to a later day. If the date we have is wrong, please write to us.",
};

function findErrors({ actor, now }: Acting, { birthDate, telehealthConsent }: WardInput): InputError[] {
  const errors: InputError[] = [];
  const born = Temporal.PlainDate.from(birthDate);
  const today = now().toZonedDateTimeISO(actor.timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(born, today) > 0) {
    errors.push({ path: "birthDate", message: "A date of birth must be in the past." });
  } else if (Temporal.PlainDate.compare(ofAgeOn(born), today) <= 0) {
    errors.push({
      path: "birthDate",
      message: `You can act for a child under ${OF_AGE}. From age ${OF_AGE}, they sign up for themselves.`,
    });
  }
  if (telehealthConsent.version !== TELEHEALTH_CONSENT_VERSION) {
    errors.push({
      path: "telehealthConsent.version",
      message: "This text has changed. Please read the new version before you agree.",
    });
  }
  return errors;
}
