import { TELEHEALTH_CONSENT_VERSION } from "../../welcome/consent.ts";
import { noAddress } from "../../people/guardians/save_ward.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { Rows } from "./rows.ts";

/** Makes a ward of this patient, with everything that booking needs. */
export function makeWard(
  at: Temporal.Instant,
  guardian: Pick<User, "id" | "name" | "timeZone" | "locale">,
  { name, birthDate, state, phone, relationship }: {
    name: string;
    birthDate: Temporal.PlainDate;
    state: string;
    /** The guardian's. */
    phone: string;
    relationship: string;
  },
): { user: User; rows: Rows } {
  const id = crypto.randomUUID();
  const user: User = {
    id,
    role: "patient",
    name,
    email: "",
    emailKey: noAddress(id),
    emailVerifiedAt: at,
    timeZone: guardian.timeZone,
    locale: guardian.locale,
    status: "ward",
    createdAt: at,
    updatedAt: at,
  };
  const rows: Rows = {
    users: [user],
    patientProfiles: [{
      userId: id,
      legalName: name,
      preferredName: null,
      birthDate,
      state,
      phone,
      emergencyName: guardian.name,
      emergencyPhone: phone,
      emergencyRelationship: relationship,
      updatedAt: at,
    }],
    consents: [{
      id: crypto.randomUUID(),
      userId: id,
      kind: "telehealth",
      version: TELEHEALTH_CONSENT_VERSION,
      givenAt: at,
      givenBy: guardian.id,
    }],
    guardianships: [{
      id: crypto.randomUUID(),
      guardianId: guardian.id,
      wardId: id,
      relationship,
      beganAt: at,
      endedAt: null,
    }],
  };
  return { user, rows };
}
