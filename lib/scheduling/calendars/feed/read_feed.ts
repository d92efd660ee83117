import { countAttempt, type TooMany } from "../../../auth/limits/count_attempt.ts";
import { hashSecret } from "../../../auth/tokens/secret.ts";
import type { Caller } from "../../../practice.ts";
import { feedFile } from "./feed_file.ts";

type FeedResult = { kind: "read"; content: string } | { kind: "not_found" } | TooMany;

/** Past visits stay this long for users who look back; all upcoming ones are included. */
const PAST = { hours: 30 * 24 };
/** More upcoming visits than any user has; limits the answer. */
const MOST = 5_000;

/**
 * Returns the busy times behind a secret address, as iCalendar: the last 30 days and all upcoming ones. The
 * caller is not signed in, so the address alone decides, and only for an active account.
 */
export async function readFeed(caller: Caller, secret: string): Promise<FeedResult> {
  const tooMany = await countAttempt(caller, ["calendarFeedByNetwork", caller.network]);
  if (tooMany) return tooMany;
  const feed = await caller.db.selectFrom("calendarFeeds")
    .innerJoin("users", "users.id", "calendarFeeds.userId")
    .select(["calendarFeeds.userId", "users.locale"])
    .where("secretHash", "=", hashSecret(secret))
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!feed) return { kind: "not_found" };
  const busy = await caller.db.selectFrom("appointmentAttendees")
    .innerJoin("appointments", "appointments.id", "appointmentAttendees.appointmentId")
    .select(["appointments.id", "startsAt", "endsAt", "sequence", "updatedAt"])
    .where("appointmentAttendees.userId", "=", feed.userId)
    // A ward's visit does not take a guardian's time.
    .where("role", "!=", "guardian")
    .where("status", "!=", "cancelled")
    .where("endsAt", ">", caller.now().subtract(PAST))
    .orderBy("startsAt").orderBy("appointments.id")
    .limit(MOST)
    .execute();
  return { kind: "read", content: feedFile(busy, feed.locale) };
}
