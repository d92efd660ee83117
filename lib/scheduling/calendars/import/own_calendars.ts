import { sql } from "kysely";
import { transaction } from "../../../../db/transaction.ts";
import { recordAuditEvent } from "../../../audit/record_audit_event.ts";
import { countAttempt, type TooMany } from "../../../auth/limits/count_attempt.ts";
import type { Acting } from "../../../practice.ts";
import { addressContext } from "./calendar_secret.ts";
import { endTurn } from "./next_turn.ts";

/** An imported calendar as its therapist sees it. Only its site is shown, not the address. */
export interface ImportedCalendarView {
  id: string;
  name: string;
  /** "calendar.google.com". */
  site: string;
  /** `new`: it was never read. `failing`: the last good reading still blocks. */
  state: "new" | "working" | "failing";
  failure: string | null;
  skipped: number;
  readAt: Temporal.Instant | null;
  /** In the past: it is being read. */
  nextReadAt: Temporal.Instant;
  /** The number of upcoming busy times. */
  busyAhead: number;
}

/** Returns the acting therapist's imported calendars, the oldest first. One query. */
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

/** Counts the imported calendars of the current therapist_profiles row whose last reading failed. */
export const failingCalendarsOfTherapist = sql<
  number
>`(SELECT count(*)::int4 FROM imported_calendars AS calendar
  WHERE calendar.therapist_id = therapist_profiles.user_id AND calendar.failure IS NOT NULL)`;

/** Removes one of the acting therapist's calendars, with its busy times. */
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

/** Reads one of the acting therapist's calendars now, unless it is about to be read. */
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
