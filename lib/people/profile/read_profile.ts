import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { ProfileOutput } from "../../shared/schemas/people.ts";
import { readPatientProfile } from "./patient_profile.ts";
import { readTherapistProfile } from "./therapist_profile.ts";

/**
 * The acting person's own profile as the API returns it, whatever their role. Reading a patient's leaves an
 * audit event.
 */
export async function readProfile(acting: Acting): Promise<ProfileOutput> {
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
