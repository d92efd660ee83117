import { sql } from "kysely";
import type { Queryable } from "../../../db/transaction.ts";
import { licensedUntil } from "../../people/credentials/licenses.ts";
import type { Schedule, WeeklyHours } from "./schedule.ts";
import type { Interval } from "../time/interval.ts";

/** A schedule's parts in one row, because JSON has no instants. */
interface ScheduleRow extends Omit<Schedule, "hours" | "timeOff"> {
  hours: WeeklyHours[] | null;
  timeOff: { startsAt: string; endsAt: string }[] | null;
}

/** Selects the weekly hours of the current therapist_profiles row, as JSON. */
export const hoursOfTherapist = sql<WeeklyHours[] | null>`(
  SELECT json_agg(json_build_object(
    'weekday', rule.weekday, 'startsMinute', rule.starts_minute, 'endsMinute', rule.ends_minute))
  FROM availability_rules AS rule WHERE rule.therapist_id = therapist_profiles.user_id)`;

/** Selects the time off of the current therapist_profiles row that is not over, as JSON. */
export const timeOffOfTherapist = (now: Temporal.Instant) =>
  sql<{ startsAt: string; endsAt: string }[] | null>`(
  SELECT json_agg(json_build_object('startsAt', time_off.starts_at, 'endsAt', time_off.ends_at))
  FROM time_off WHERE time_off.therapist_id = therapist_profiles.user_id
    AND time_off.ends_at > ${now}::timestamptz)`;

/** Returns an active therapist's schedule for this patient, or null. One query. Past time off is omitted. */
export async function loadSchedule(
  db: Queryable,
  { therapistId, patientIds }: { therapistId: string; patientIds: readonly string[] },
  now: Temporal.Instant,
): Promise<Schedule | null> {
  const row = await db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["therapistProfiles.userId as therapistId", "therapistProfiles.timeZone", "slotMinutes"])
    .select(["bufferBeforeMinutes", "bufferAfterMinutes", "noticeMinutes", "horizonDays"])
    .select(licensedUntil(now, patientIds[0] ?? null).as("licensedUntil"))
    .select([hoursOfTherapist.as("hours"), timeOffOfTherapist(now).as("timeOff")])
    .where("therapistProfiles.userId", "=", therapistId)
    .where("users.status", "=", "active")
    .executeTakeFirst();
  return row ? scheduleOf(row) : null;
}

/** Returns a row's schedule, with instants in place of texts. */
export function scheduleOf({ hours, timeOff, ...settings }: ScheduleRow): Schedule {
  return { ...settings, hours: hours ?? [], timeOff: (timeOff ?? []).map(intervalOf) };
}

const intervalOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Interval => ({
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
});
