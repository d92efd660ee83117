import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import { licensedStates } from "../credentials/licenses.ts";
import { missingTherapistSteps, type NeededTherapistStep } from "../../welcome/welcome_steps.ts";

/** A therapist's public profile as the therapist edits it. */
export interface OwnTherapistProfile {
  role: "therapist";
  name: string;
  email: string;
  /** The zone of the therapist's account; the weekly hours have their own. */
  timeZone: string;
  /** The language of mails about appointments. */
  locale: LocaleCode;
  titles: string;
  /** Codes from lib/shared/codes, as are languages and states. */
  specialties: string[];
  languages: string[];
  /** Where a verified license is valid now. */
  states: string[];
  about: string;
  approach: string;
  /** The digest in the photo's address; null: initials are shown. */
  photoDigest: string | null;
  listed: boolean;
  /** The steps of /welcome that are still to do, in order. */
  missing: NeededTherapistStep[];
}

/**
 * Returns the acting therapist's own public profile. It contains no patient data, so no audit event is
 * recorded.
 */
export function readTherapistProfile({ db, actor, now }: Acting): Promise<OwnTherapistProfile> {
  return loadTherapistProfile(db, actor.userId, now());
}

/** Returns a therapist's profile. @throws if the user has no therapist profile. */
export async function loadTherapistProfile(
  db: Queryable,
  userId: string,
  now: Temporal.Instant,
): Promise<OwnTherapistProfile> {
  const row = await db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .leftJoin("therapistPhotos", "therapistPhotos.userId", "therapistProfiles.userId")
    .select(["users.name", "users.email", "users.timeZone", "users.locale"])
    .select(["titles", "specialties", "languages", "about", "approach", "listed"])
    .select(["therapistPhotos.digest as photoDigest", licensedStates(now).as("states")])
    .where("therapistProfiles.userId", "=", userId)
    .executeTakeFirstOrThrow();
  return { role: "therapist", ...row, missing: missingTherapistSteps(row) };
}
