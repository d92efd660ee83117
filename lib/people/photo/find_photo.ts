import type { TherapistPhotosTable } from "../../../db/schema/people.ts";
import type { Caller } from "../../practice.ts";

type Photo = Pick<TherapistPhotosTable, "contentType" | "bytes" | "digest"> & {
  /** Whether it is public, because its therapist is listed. */
  isPublic: boolean;
};

/** Returns a listed therapist's photo, or the acting therapist's own; null for any other. */
export async function findPhoto(
  { db, actor }: Pick<Caller, "db" | "actor">,
  therapistId: string,
): Promise<Photo | null> {
  const row = await db.selectFrom("therapistPhotos")
    .innerJoin("therapistProfiles", "therapistProfiles.userId", "therapistPhotos.userId")
    .innerJoin("users", "users.id", "therapistPhotos.userId")
    .select(["contentType", "bytes", "digest", "therapistProfiles.listed"])
    .where("therapistPhotos.userId", "=", therapistId)
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row || (!row.listed && actor?.userId !== therapistId)) return null;
  const { listed: isPublic, ...photo } = row;
  return { ...photo, isPublic };
}
