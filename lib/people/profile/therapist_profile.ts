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
  /** Of mails about appointments. */
  locale: LocaleCode;
  titles: string;
  /** Codes of lib/shared/codes, as languages and states. */
  specialties: string[];
  languages: string[];
  /** Where a verified license holds now. */
  states: string[];
  about: string;
  approach: string;
  /** What the photo's address is made with; null: initials are shown. */
  photoDigest: string | null;
  listed: boolean;
  /** The steps of /welcome that are still to do, in order. */
  missing: NeededTherapistStep[];
}

/** The acting therapist's own public profile. It holds nothing of any patient, so reading it leaves no trace. */
export function readTherapistProfile({ db, actor, now }: Acting): Promise<OwnTherapistProfile> {
  return loadTherapistProfile(db, actor.userId, now());
}

/** The profile by its owner. @throws when the user has no therapist's profile. */
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
