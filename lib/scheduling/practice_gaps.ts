import { isLicensed } from "../people/credentials/licences.ts";
import type { Acting } from "../practice.ts";

/** What still keeps patients from booking a therapist, in the order in which it is mended. */
const practiceGaps = ["not_listed", "not_licensed", "no_hours"] as const;
export type PracticeGap = (typeof practiceGaps)[number];

/** What the acting therapist still has to do before anyone can book; empty when nothing. One query. */
export async function findPracticeGaps(
  { db, actor, now }: Pick<Acting, "db" | "actor" | "now">,
): Promise<PracticeGap[]> {
  const { listed, licensed, ranges } = await db.selectFrom("therapistProfiles")
    .leftJoin("availabilityRules", "availabilityRules.therapistId", "therapistProfiles.userId")
    .select(isLicensed(now()).as("licensed"))
    .select(["listed", ({ fn }) => fn.count<number>("availabilityRules.id").as("ranges")])
    .where("userId", "=", actor.userId)
    .groupBy(["userId", "listed"])
    .executeTakeFirstOrThrow();
  const mended: Record<PracticeGap, boolean> = {
    not_listed: listed,
    not_licensed: Boolean(licensed),
    no_hours: ranges > 0,
  };
  return practiceGaps.filter((gap) => !mended[gap]);
}
