import type { Acting } from "../practice.ts";

/** What still keeps patients from booking a therapist, in the order in which it is mended. */
export type PracticeGap = "not_listed" | "no_hours";

/** What the acting therapist still has to do before anyone can book; empty when nothing. One query. */
export async function findPracticeGaps({ db, actor }: Pick<Acting, "db" | "actor">): Promise<PracticeGap[]> {
  const { listed, ranges } = await db.selectFrom("therapistProfiles")
    .leftJoin("availabilityRules", "availabilityRules.therapistId", "therapistProfiles.userId")
    .select(["listed", ({ fn }) => fn.count<number>("availabilityRules.id").as("ranges")])
    .where("userId", "=", actor.userId)
    .groupBy(["userId", "listed"])
    .executeTakeFirstOrThrow();
  return [...(listed ? [] : ["not_listed" as const]), ...(ranges > 0 ? [] : ["no_hours" as const])];
}
