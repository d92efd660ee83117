import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import type { OwnTherapistProfileOutput } from "../../shared/schemas/people.ts";
import { licensedStates } from "../credentials/licenses.ts";
import { missingTherapistSteps } from "../../welcome/welcome_steps.ts";

/**
 * Returns the acting therapist's own public profile. It contains no patient data, so no audit event is
 * recorded.
 */
export function readTherapistProfile({ db, actor, now }: Acting): Promise<OwnTherapistProfileOutput> {
  return loadTherapistProfile(db, actor.userId, now());
}

/** Returns a therapist's profile, as the API returns it. @throws if the user has no therapist profile. */
export async function loadTherapistProfile(
  db: Queryable,
  userId: string,
  now: Temporal.Instant,
): Promise<OwnTherapistProfileOutput> {
  const row = await db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .leftJoin("therapistPhotos", "therapistPhotos.userId", "therapistProfiles.userId")
    .select(["users.name", "users.email", "users.timeZone", "users.locale"])
    .select(["titles", "specialties", "languages", "about", "approach", "listed"])
    .select(["therapistPhotos.digest as photoDigest", licensedStates(now).as("states")])
    .where("therapistProfiles.userId", "=", userId)
    .executeTakeFirstOrThrow();
  const { photoDigest, ...rest } = row;
  const photo = photoDigest && paths.therapistPhoto(userId, photoDigest);
  return { role: "therapist", ...rest, photo, missing: missingTherapistSteps(row) };
}
