import type { Acting } from "../../practice.ts";
import type { SessionViewOutput } from "../../shared/schemas/sessions.ts";
import { addressFamily } from "../activity/list_activity.ts";
import { describeBrowser } from "../activity/describe_browser.ts";
import type { Session } from "./found_session.ts";

/**
 * Returns the acting user's active sessions, this one first, then by last use. Only the address family of a
 * network is shown.
 */
export async function listSessions(
  { db, now, actor, config }: Acting,
  session: Pick<Session, "id">,
): Promise<SessionViewOutput[]> {
  const rows = await db.selectFrom("sessions")
    .select(["id", "userAgent", "network", "method", "createdAt", "lastSeenAt"])
    .where("userId", "=", actor.userId)
    .where("expiresAt", ">", now())
    .where("lastSeenAt", ">", now().subtract(config.sessionLimits[actor.role].idle))
    .orderBy("lastSeenAt", "desc").orderBy("id").execute();
  return rows.map(({ userAgent, network, ...row }) => ({
    ...row,
    browser: describeBrowser(userAgent),
    network: addressFamily(network),
    isThis: row.id === session.id,
  })).sort((a, b) => Number(b.isThis) - Number(a.isThis));
}
