import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import type { ProfileError } from "../../../lib/people/profile/profile_error.ts";
import { readProfile } from "../../../lib/people/profile/read_profile.ts";
import { updateAccount } from "../../../lib/people/profile/update_account.ts";
import { updatePatientProfile } from "../../../lib/people/profile/update_patient_profile.ts";
import { updateTherapistProfile } from "../../../lib/people/profile/update_therapist_profile.ts";
import type { Acting } from "../../../lib/practice.ts";
import {
  accountPatch,
  patientProfilePatch,
  type ProfileJson,
  therapistProfilePatch,
} from "../../../lib/shared/schemas/people.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    return Response.json(await readProfile(acting));
  },

  async PATCH(ctx) {
    const acting = actingAs(ctx);
    return Response.json(await patchProfile(acting, ctx.req));
  },
});

/** Which fields there are is decided by the session's role, never by the body. */
async function patchProfile(acting: Acting, request: Request): Promise<ProfileJson> {
  switch (acting.actor.role) {
    case "patient":
      return saved(await updatePatientProfile(acting, await readJson(request, patientProfilePatch)));
    case "therapist":
      return saved(await updateTherapistProfile(acting, await readJson(request, therapistProfilePatch)));
    case "admin":
      return await updateAccount(acting, await readJson(request, accountPatch));
  }
}

function saved<Profile>(
  result: { kind: "saved"; profile: Profile } | { kind: "invalid"; errors: ProfileError[] },
): Profile {
  if (result.kind === "saved") return result.profile;
  throw new Problem(422, "Some of what was sent cannot be used.", { code: "invalid", errors: result.errors });
}
