import type { Acting } from "../../practice.ts";
import type { AccountPatch } from "../../shared/schemas/people.ts";
import { updateAccount } from "./update_account.ts";
import { updatePatientProfile } from "./update_patient_profile.ts";
import { updateTherapistProfile } from "./update_therapist_profile.ts";

/** Changes what every role has: the name, the display zone, and the mail language. */
export async function updateNameAndZone(acting: Acting, patch: AccountPatch): Promise<void> {
  switch (acting.actor.role) {
    case "patient":
      await updatePatientProfile(acting, patch);
      return;
    case "therapist":
      await updateTherapistProfile(acting, patch);
      return;
    case "admin":
      await updateAccount(acting, patch);
      return;
  }
}
