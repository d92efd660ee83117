import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import { paths } from "../../shared/paths.ts";
import type { ProfileJson } from "../../shared/schemas/people.ts";
import { TELEHEALTH_CONSENT_VERSION, telehealthConsentText } from "../../welcome/consent.ts";
import { type PatientProfileView, readPatientProfile } from "./patient_profile.ts";
import { type OwnTherapistProfile, readTherapistProfile } from "./therapist_profile.ts";

/** An admin's profile. */
export interface AccountView {
  role: "admin";
  name: string;
  email: string;
  timeZone: string;
  /** The language of mails about appointments. */
  locale: LocaleCode;
}

export type ProfileView = PatientProfileView | OwnTherapistProfile | AccountView;

/** Returns the acting user's own profile, whatever their role. Reading a patient's records an audit event. */
export async function readProfile(acting: Acting): Promise<ProfileView> {
  const { role, name, email, timeZone } = acting.actor;
  switch (role) {
    case "patient":
      return await readPatientProfile(acting);
    case "therapist":
      return await readTherapistProfile(acting);
    case "admin":
      return { role, name, email, timeZone, locale: await readLocale(acting.db, acting.actor.userId) };
  }
}

/** Returns the language of a user's mails. */
export async function readLocale(db: Queryable, userId: string): Promise<LocaleCode> {
  const { locale } = await db.selectFrom("users").select("locale").where("id", "=", userId)
    .executeTakeFirstOrThrow();
  return locale;
}

/** Returns the profile as the JSON API shows it. */
export function profileJson(userId: string, profile: ProfileView): ProfileJson {
  switch (profile.role) {
    case "patient": {
      const { missing, birthDate, telehealthConsent, ...rest } = profile;
      return {
        ...rest,
        birthDate: birthDate?.toString() ?? null,
        telehealthConsent: telehealthConsent &&
          { ...telehealthConsent, givenAt: telehealthConsent.givenAt.toString() },
        consentVersion: TELEHEALTH_CONSENT_VERSION,
        consentText: [...telehealthConsentText],
        booking: { ready: missing.length === 0, missing },
      };
    }
    case "therapist": {
      const { photoDigest, ...rest } = profile;
      return { ...rest, photo: photoDigest && paths.therapistPhoto(userId, photoDigest) };
    }
    case "admin":
      return profile;
  }
}
