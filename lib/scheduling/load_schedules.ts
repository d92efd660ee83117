import { sql } from "kysely";
import type { Queryable } from "../../db/transaction.ts";
import type { Interval, Schedule, WeeklyHours } from "./slots.ts";

/** A schedule's parts as one row carries them: JSON has no instants. */
export interface ScheduleRow {
  therapistId: string;
  timeZone: string;
  slotMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  hours: WeeklyHours[] | null;
  timeOff: { startsAt: string; endsAt: string }[] | null;
}

/** The weekly hours of the therapist_profiles row at hand, as JSON. */
export const hoursOfTherapist = sql<WeeklyHours[] | null>`(
  SELECT json_agg(json_build_object(
    'weekday', rule.weekday, 'startsMinute', rule.starts_minute, 'endsMinute', rule.ends_minute))
  FROM availability_rules AS rule WHERE rule.therapist_id = therapist_profiles.user_id)`;

/** The time off of the therapist_profiles row at hand that is not over yet, as JSON. */
export const timeOffOfTherapist = (now: Temporal.Instant) =>
  sql<{ startsAt: string; endsAt: string }[] | null>`(
  SELECT json_agg(json_build_object('startsAt', time_off.starts_at, 'endsAt', time_off.ends_at))
  FROM time_off WHERE time_off.therapist_id = therapist_profiles.user_id
    AND time_off.ends_at > ${now}::timestamptz)`;

/** The schedules of these therapists, by therapist, in one query. Time off that is over is left out. */
export async function loadSchedules(
  db: Queryable,
  therapistIds: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, Schedule>> {
  if (therapistIds.length === 0) return new Map();
  const rows = await db.selectFrom("therapistProfiles")
    .select(["userId as therapistId", "timeZone", "slotMinutes", "bufferBeforeMinutes", "bufferAfterMinutes"])
    .select(["noticeMinutes", "horizonDays"])
    .select([hoursOfTherapist.as("hours"), timeOffOfTherapist(now).as("timeOff")])
    .where("userId", "in", therapistIds)
    .execute();
  return new Map(rows.map((row) => [row.therapistId, scheduleOf(row)]));
}

export function scheduleOf({ hours, timeOff, ...settings }: ScheduleRow): Schedule {
  return { ...settings, hours: hours ?? [], timeOff: (timeOff ?? []).map(intervalOf) };
}

const intervalOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Interval => ({
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
});
