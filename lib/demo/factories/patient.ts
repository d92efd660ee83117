import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { PatientProfile } from "../../../db/schema/people.ts";
import { makeUser, type PersonOverrides, userRows } from "./person.ts";
import type { Rows } from "./rows.ts";

export interface PatientOverrides extends PersonOverrides {
  /** Columns of the profile; the rest is filled in so that the patient can book. */
  profile?: Partial<Omit<PatientProfile, "userId">>;
  /** Whether the patient consented to the current telehealth text. Default: yes. */
  hasConsented?: boolean;
}

/** Makes a patient in Colorado, in Denver's zone, with a complete profile. */
export function makePatient(
  at: Temporal.Instant,
  passwordHash: string,
  { profile, hasConsented = true, ...overrides }: PatientOverrides = {},
): { user: User; rows: Rows } {
  const user = makeUser("patient", at, { name: "Robin Reyes", ...overrides });
  const rows: Rows = {
    ...userRows(user, passwordHash),
    patientProfiles: [{
      legalName: user.name,
      preferredName: null,
      birthDate: Temporal.PlainDate.from("1990-05-17"),
      state: "CO",
      phone: "+13035550142",
      emergencyName: "Sam Reyes",
      emergencyPhone: "+13035550143",
      emergencyRelationship: "Sibling",
      updatedAt: at,
      ...profile,
      userId: user.id,
    }],
    consents: hasConsented
      ? [{
        id: crypto.randomUUID(),
        userId: user.id,
        kind: "telehealth",
        version: TELEHEALTH_CONSENT_VERSION,
        givenAt: at,
      }]
      : [],
  };
  return { user, rows };
}
