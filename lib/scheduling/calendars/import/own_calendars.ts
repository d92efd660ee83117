import { sql } from "kysely";
import { transaction } from "../../../../db/transaction.ts";
import { recordAuditEvent } from "../../../audit/record_audit_event.ts";
import { countAttempt, type TooMany } from "../../../auth/limits/count_attempt.ts";
import type { Acting } from "../../../practice.ts";
import { addressContext } from "./calendar_secret.ts";
import { endTurn } from "./next_turn.ts";

/** A calendar elsewhere, as its therapist sees it. The address is shown no further than its site. */
export interface ImportedCalendarView {
  id: string;
  name: string;
  /** "calendar.google.com". */
  site: string;
  /** `new`: it has never been read. `failing`: what was read before still blocks. */
  state: "new" | "working" | "failing";
  failure: string | null;
  skipped: number;
  readAt: Temporal.Instant | null;
  /** In the past: it is being read. */
  nextReadAt: Temporal.Instant;
  /** How many busy times lie ahead. */
  busyAhead: number;
}

/** The acting therapist's calendars elsewhere, in the order in which they were added. One query. */
export async function listOwnCalendars(acting: Acting): Promise<ImportedCalendarView[]> {
  const { db, keyring, now, actor } = acting;
  const busyAhead = sql<number>`(
    SELECT count(*) FROM imported_busy_times AS busy
    WHERE busy.calendar_id = imported_calendars.id AND busy.ends_at > ${now()}::timestamptz)`;
  const rows = await db.selectFrom("importedCalendars")
    .select(["id", "name", "address", "failure", "skipped", "readAt", "nextReadAt"])
    .select(busyAhead.as("busyAhead"))
    .where("therapistId", "=", actor.userId)
    .orderBy("createdAt").orderBy("id")
    .execute();
  return await Promise.all(rows.map(async ({ address, ...row }) => ({
    ...row,
    site: new URL(await keyring.open(address, addressContext(row.id))).host,
    state: row.failure ? "failing" as const : row.readAt ? "working" as const : "new" as const,
  })));
}

/** How many calendars elsewhere of the therapist_profiles row at hand could not be read the last time. */
export const failingCalendarsOfTherapist = sql<
  number
>`(SELECT count(*)::int4 FROM imported_calendars AS calendar
  WHERE calendar.therapist_id = therapist_profiles.user_id AND calendar.failure IS NOT NULL)`;

/** Removes one of the acting therapist's calendars, with the busy times that were read from it. */
export function removeCalendar(
  acting: Acting,
  id: string,
): Promise<{ kind: "removed" } | { kind: "not_found" }> {
  return transaction(acting.db, async (trx) => {
    const removed = await trx.deleteFrom("importedCalendars")
      .where("id", "=", id).where("therapistId", "=", acting.actor.userId)
      .returning("id").executeTakeFirst();
    if (!removed) return { kind: "not_found" };
    await recordAuditEvent(trx, acting, {
      action: "remove",
      subjectType: "imported_calendar",
      subjectId: id,
      ownerId: acting.actor.userId,
    });
    return { kind: "removed" };
  });
}

type AskResult = { kind: "asked" } | { kind: "not_found" } | TooMany;

/** Has one of the acting therapist's calendars read now, unless it is about to be. */
export async function askForReading(acting: Acting, id: string): Promise<AskResult> {
  const { userId } = acting.actor;
  const isOwn = await acting.db.selectFrom("importedCalendars").select("id")
    .where("id", "=", id).where("therapistId", "=", userId).executeTakeFirst();
  if (!isOwn) return { kind: "not_found" };
  const tooMany = await countAttempt(acting, ["calendarReadByAccount", userId]);
  if (tooMany) return tooMany;
  return await transaction(acting.db, async (trx): Promise<AskResult> => {
    const now = acting.now();
    const calendar = await trx.selectFrom("importedCalendars").select(["id", "turn", "nextReadAt"])
      .where("id", "=", id).where("therapistId", "=", userId).forUpdate().executeTakeFirst();
    if (!calendar) return { kind: "not_found" };
    const isDue = Temporal.Instant.compare(calendar.nextReadAt, now) <= 0;
    if (!isDue) await endTurn(trx, acting, calendar, {}, now);
    return { kind: "asked" };
  });
}
