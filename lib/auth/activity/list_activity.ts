import type { Acting } from "../../practice.ts";
import { readCursor, writeCursor } from "../../http/moment_cursor.ts";
import { accountActions, activityWords } from "./activity_words.ts";

/** An event in the account's history. */
interface Activity {
  id: string;
  at: Temporal.Instant;
  /** The event as a sentence. */
  what: string;
  outcome: "allowed" | "refused";
  /** The address family that it came from, and nothing more exact. */
  network: string;
}

interface ActivityPage {
  items: Activity[];
  nextCursor: string | null;
}

/**
 * Returns a page of events in the acting user's account, the latest first. An unknown cursor counts as none.
 */
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

/**
 * Returns the address family: a user can tell from it whether it was them, without seeing more of the
 * address.
 */
export const addressFamily = (network: string) => network.includes(":") ? "IPv6" : "IPv4";
