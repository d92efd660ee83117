import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { ScheduleJson } from "../../shared/schemas/schedule.ts";
import { hoursOfTherapist } from "../schedule/load_schedule.ts";
import { timeOffEntry } from "../schedule/time_off.ts";

/** Returns the acting therapist's schedule as entered, without past time off. */
export async function readSchedule(
  { actor, now }: Pick<Acting, "actor" | "now">,
  db: Queryable,
): Promise<ScheduleJson> {
  const { hours, scheduleVersion, ...settings } = await db.selectFrom("therapistProfiles")
    .select([
      "timeZone",
      "slotMinutes",
      "bufferBeforeMinutes",
      "bufferAfterMinutes",
      "noticeMinutes",
      "horizonDays",
    ])
    .select(["scheduleVersion", hoursOfTherapist.as("hours")])
    .where("userId", "=", actor.userId)
    .executeTakeFirstOrThrow();
  const timeOff = await db.selectFrom("timeOff")
    .select(["startsAt", "endsAt", "timeZone", "note"])
    .where("therapistId", "=", actor.userId)
    .where("endsAt", ">", now())
    .orderBy("startsAt").orderBy("id")
    .execute();
  const inOrder = (hours ?? []).toSorted((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute);
  return {
    ...settings,
    hours: inOrder.map(({ weekday, startsMinute, endsMinute }) => ({
      weekday,
      startsAt: clock(startsMinute),
      endsAt: endsMinute === 24 * 60 ? "24:00" : clock(endsMinute),
    })),
    timeOff: timeOff.map(timeOffEntry),
    version: scheduleVersion,
  };
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
