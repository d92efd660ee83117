import { sql } from "kysely";
import { transaction } from "../../../../db/transaction.ts";
import { recordAuditEvent } from "../../../audit/record_audit_event.ts";
import { countAttempt, type TooMany } from "../../../auth/limits/count_attempt.ts";
import type { Acting } from "../../../practice.ts";
import type { ImportedCalendarOutput } from "../../../shared/schemas/calendars.ts";
import { addressContext } from "./calendar_secret.ts";
import { failureSentence } from "./import_failure.ts";
import { endTurn } from "./next_turn.ts";

/** How long the page says that a calendar lost most of its busy times. */
const SHOWN = { hours: 14 * 24 };

/**
 * Returns the acting therapist's imported calendars, the oldest first. Only the site of an address is shown.
 * One query.
 */
export async function listOwnCalendars(acting: Acting): Promise<ImportedCalendarOutput[]> {
  const { db, keyring, now, actor } = acting;
  const busyAhead = sql<number>`(
    SELECT count(*) FROM imported_busy_times AS busy
    WHERE busy.calendar_id = imported_calendars.id AND busy.ends_at > ${now()}::timestamptz)`;
  const rows = await db.selectFrom("importedCalendars")
    .select(["id", "name", "address", "failure", "skipped", "readAt", "nextReadAt"])
    .select(["shrunkAt", "shrunkFrom", "shrunkTo"])
    .select(busyAhead.as("busyAhead"))
    .where("therapistId", "=", actor.userId)
    .orderBy("createdAt").orderBy("id")
    .execute();
  const recently = now().subtract(SHOWN);
  return await Promise.all(rows.map(async ({ address, failure, shrunkAt, shrunkFrom, shrunkTo, ...row }) => ({
    ...row,
    shrunk: shrunkAt && Temporal.Instant.compare(shrunkAt, recently) > 0
      ? { at: shrunkAt, from: shrunkFrom ?? 0, to: shrunkTo ?? 0 }
      : null,
    site: new URL(await keyring.open(address, addressContext(row.id))).host,
    problem: failure && failureSentence(failure),
    state: failure ? "failing" as const : row.readAt ? "working" as const : "new" as const,
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

export type AskForReadingResult = { kind: "asked" } | { kind: "not_found" } | TooMany;

/** Reads one of the acting therapist's calendars now, unless it is about to be read. */
export async function askForReading(acting: Acting, id: string): Promise<AskForReadingResult> {
  const { userId } = acting.actor;
  const isOwn = await acting.db.selectFrom("importedCalendars").select("id")
    .where("id", "=", id).where("therapistId", "=", userId).executeTakeFirst();
  if (!isOwn) return { kind: "not_found" };
  const tooMany = await countAttempt(acting, ["calendarReadByAccount", userId]);
  if (tooMany) return tooMany;
  return await transaction(acting.db, async (trx): Promise<AskForReadingResult> => {
    const now = acting.now();
    const calendar = await trx.selectFrom("importedCalendars").select(["id", "turn", "nextReadAt"])
      .where("id", "=", id).where("therapistId", "=", userId).forUpdate().executeTakeFirst();
    if (!calendar) return { kind: "not_found" };
    const isDue = Temporal.Instant.compare(calendar.nextReadAt, now) <= 0;
    if (!isDue) await endTurn(trx, acting, calendar, {}, now);
    return { kind: "asked" };
  });
}
