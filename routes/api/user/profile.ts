import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { readProfile } from "../../../lib/people/profile/read_profile.ts";
import { updateAccount } from "../../../lib/people/profile/update_account.ts";
import { updatePatientProfile } from "../../../lib/people/profile/update_patient_profile.ts";
import { updateTherapistProfile } from "../../../lib/people/profile/update_therapist_profile.ts";
import type { Acting } from "../../../lib/practice.ts";
import {
  accountPatch,
  patientProfilePatch,
  type ProfileOutput,
  profileOutput,
  therapistProfilePatch,
} from "../../../lib/shared/schemas/people.ts";
import { invalidInput } from "../../../lib/http/refusal_problem.ts";
import type { InvalidInput } from "../../../lib/shared/refusal.ts";

const profile = named("Profile", profileOutput);

/** What each role can change. */
const patches = {
  patient: patientProfilePatch.transform((patch) => ({ role: "patient" as const, patch })),
  therapist: therapistProfilePatch.transform((patch) => ({ role: "therapist" as const, patch })),
  admin: accountPatch.transform((patch) => ({ role: "admin" as const, patch })),
};
const anyPatch = z.union([patches.patient, patches.therapist, patches.admin]);

export const handler = define.api({
  GET: {
    tag: "Accounts",
    summary: "Read the caller's profile",
    description:
      "In a patient's profile, `booking` lists the answers that are still needed before they can book.",
    answer: { description: "The profile of the caller's role.", body: profile },
    handle: async ({ acting }) => await readProfile(acting),
  },

  PATCH: {
    tag: "Accounts",
    summary: "Change the caller's profile",
    description:
      "Fields that are left out stay unchanged. The caller's role determines which fields are allowed.",
    body: named("ProfilePatch", anyPatch),
    bodyFor: ({ actor }) => patches[actor.role],
    answer: { description: "The complete profile after the change.", body: profile },
    handle: async ({ acting, body }) => await save(acting, body),
  },
});

async function save(acting: Acting, change: z.output<typeof anyPatch>): Promise<ProfileOutput> {
  switch (change.role) {
    case "patient":
      return saved(await updatePatientProfile(acting, change.patch));
    case "therapist":
      return saved(await updateTherapistProfile(acting, change.patch));
    case "admin":
      return await updateAccount(acting, change.patch);
  }
}

function saved<Profile>(result: { kind: "saved"; profile: Profile } | InvalidInput): Profile {
  if (result.kind === "saved") return result.profile;
  throw invalidInput(result.errors);
}
