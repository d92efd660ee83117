import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { TELEHEALTH_CONSENT_VERSION } from "../../../lib/welcome/consent.ts";
import { addWard } from "../../../lib/people/guardians/save_ward.ts";
import type { Ward } from "../../../lib/people/guardians/wards.ts";
import type { Acting } from "../../../lib/practice.ts";
import type { WardInput } from "../../../lib/shared/schemas/wards.ts";

/** Returns a child of eleven in Colorado, as a form or the API sends it. */
export const aWard = (changes: Partial<WardInput> = {}): WardInput => ({
  name: "Mia Reyes",
  birthDate: "2014-09-01",
  state: "CO",
  relationship: "Mother",
  emergencyContact: { name: "Robin Reyes", phone: "+13035550142", relationship: "Mother" },
  telehealthConsent: { version: TELEHEALTH_CONSENT_VERSION },
  ...changes,
});

/** Adds a ward to the acting patient's family. */
export async function addAWard(acting: Acting, changes: Partial<WardInput> = {}): Promise<Ward> {
  const result = await addWard(acting, aWard(changes));
  assert.ok(result.kind === "saved", result.kind);
  return result.ward;
}

/** Returns the ward as the factories expect a user. */
export const asUser = ({ id }: Ward): Pick<User, "id"> => ({ id });

/** The same ward as the form's fields. */
export const aWardForm = {
  name: "Mia Reyes",
  birthDate: "2014-09-01",
  state: "CO",
  relationship: "Mother",
  emergencyName: "Robin Reyes",
  emergencyPhone: "(303) 555-0142",
  emergencyRelationship: "Mother",
  agree: "yes",
  version: TELEHEALTH_CONSENT_VERSION,
};
