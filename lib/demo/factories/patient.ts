import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import type { PatientProfile, User } from "../../../db/schema.ts";
import { transaction } from "../../../db/transaction.ts";
import {
  type FactoryPractice,
  hashFactoryPassword,
  makeUser,
  type PersonOverrides,
  userRows,
} from "./person.ts";
import { insertRows, type Rows } from "./rows.ts";

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

/** The profile of a patient who has just signed up. */
export const emptyPatientProfile = {
  legalName: null,
  preferredName: null,
  birthDate: null,
  state: null,
  phone: null,
  emergencyName: null,
  emergencyPhone: null,
  emergencyRelationship: null,
} satisfies PatientOverrides["profile"];

/** Creates a patient in the practice; without overrides the patient can book immediately. */
export async function createPatient(
  practice: FactoryPractice,
  overrides: PatientOverrides = {},
): Promise<User> {
  const passwordHash = await hashFactoryPassword(practice, overrides.password);
  const { user, rows } = makePatient(practice.now(), passwordHash, overrides);
  await transaction(practice.db, (trx) => insertRows(trx, rows));
  return user;
}
