import type { Acting } from "../../practice.ts";
import type { SessionViewJson } from "../../shared/schemas/sessions.ts";
import type { WithInstants } from "../../shared/with_instants.ts";
import { addressFamily } from "../activity/list_activity.ts";
import { describeBrowser } from "../activity/describe_browser.ts";
import type { Session } from "./found_session.ts";

/** A session as its owner sees it; of its network the address family only. */
type SessionView = WithInstants<SessionViewJson, "createdAt" | "lastSeenAt">;

/** Returns the acting user's active sessions: this one first, then by last use. */
export async function listSessions(
  { db, now, actor, config }: Acting,
  session: Pick<Session, "id">,
): Promise<SessionView[]> {
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
