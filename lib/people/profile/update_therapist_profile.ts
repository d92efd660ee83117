import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import type { OwnTherapistProfileOutput, TherapistProfilePatch } from "../../shared/schemas/people.ts";
import type { InvalidInput } from "../../shared/refusal.ts";
import { loadTherapistProfile } from "./therapist_profile.ts";
import { changedFields, writeAccount } from "./update_account.ts";
import { missingTherapistSteps } from "../../welcome/welcome_steps.ts";

type TherapistProfileUpdate =
  | { kind: "saved"; profile: OwnTherapistProfileOutput }
  | InvalidInput;

/**
 * Changes the patch's fields in the acting therapist's own profile. Only a profile with everything that
 * patients choose by can be listed.
 */
export function updateTherapistProfile(
  acting: Acting,
  patch: TherapistProfilePatch,
): Promise<TherapistProfileUpdate> {
  const { actor: { userId }, now } = acting;
  const { name: _name, timeZone: _timeZone, locale: _locale, ...columns } = patch;
  return transaction(acting.db, async (trx): Promise<TherapistProfileUpdate> => {
    if (patch.listed) {
      const after = { ...await loadTherapistProfile(trx, userId, now()), ...patch };
      if (missingTherapistSteps(after).includes("profile")) {
        const message =
          "First, fill in your degree and license, specialties, languages, and the text about you.";
        return { kind: "invalid", errors: [{ path: "listed", message }] };
      }
    }
    await writeAccount(trx, acting, patch);
    await trx.updateTable("therapistProfiles").set({ ...columns, updatedAt: now() })
      .where("userId", "=", userId).execute();
    await recordAuditEvent(trx, acting, {
      action: "update",
      subjectType: "therapist_profile",
      subjectId: userId,
      ownerId: userId,
      reason: changedFields(patch),
    });
    return { kind: "saved", profile: await loadTherapistProfile(trx, userId, now()) };
  });
}
