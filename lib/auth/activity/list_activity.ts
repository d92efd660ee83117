import type { Acting } from "../../practice.ts";
import { readCursor, writeCursor } from "../../http/moment_cursor.ts";
import { accountActions, activityWords } from "./activity_words.ts";

/** Something that happened to the account. */
interface Activity {
  id: string;
  at: Temporal.Instant;
  /** In a sentence. */
  what: string;
  outcome: "allowed" | "refused";
  /** From where, by address family only. */
  network: string;
}

interface ActivityPage {
  items: Activity[];
  nextCursor: string | null;
}

/** A page of what happened to the acting person's own account, the latest first. An unknown cursor counts as none. */
export async function listActivity(
  { db, actor }: Acting,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<ActivityPage> {
  const after = cursor === undefined ? null : readCursor(cursor);
  let query = db.selectFrom("auditEvents").select(["id", "at", "action", "outcome", "reason", "network"])
    .where("ownerId", "=", actor.userId)
    .where("subjectType", "=", "user")
    .where("action", "in", accountActions)
    .orderBy("at", "desc").orderBy("id", "desc").limit(limit + 1);
  if (after) query = query.where((eb) => eb(eb.refTuple("at", "id"), "<", eb.tuple(after.at, after.id)));
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown[shown.length - 1] : null;
  return {
    items: shown.map(({ action, reason, network, ...event }) => ({
      ...event,
      what: activityWords(action, event.outcome, reason),
      network: addressFamily(network),
    })),
    nextCursor: last && writeCursor(last),
  };
}

/** What is told of an address: nobody needs to see more of it to know whether it was them. */
export const addressFamily = (network: string) => network.includes(":") ? "IPv6" : "IPv4";
