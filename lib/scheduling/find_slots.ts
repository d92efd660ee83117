import type { Visit } from "../practice.ts";
import { loadBusy } from "./load_busy.ts";
import { hoursOfTherapist, scheduleOf, timeOffOfTherapist } from "./load_schedules.ts";
import { type Interval, nextSlot, type Schedule, slotsBetween } from "./slots.ts";
import { startOfDay } from "./wall_clock.ts";

/** The longest stretch that can be asked for at once, in days. */
export const MOST_DAYS = 31;

export interface SlotQuestion {
  therapistId: string;
  /** The first day, in the zone below. */
  from: Temporal.PlainDate;
  /** 1 to 31. */
  days: number;
  /** The viewer's zone: its midnights part the days. */
  timeZone: string;
}

export interface SlotDay {
  date: Temporal.PlainDate;
  slots: Interval[];
}

/** Whose time it is. */
export interface SlotTherapist {
  id: string;
  name: string;
  /** Where they are licensed, by code. */
  states: string[];
}

export type FoundSlots =
  | {
    kind: "found";
    therapist: SlotTherapist;
    schedule: Schedule;
    timeZone: string;
    days: SlotDay[];
    nextFree: Interval | null;
  }
  | { kind: "not_found" };

/**
 * What of a listed therapist's time is free on the days asked, as the viewer's zone parts them, and the first free slot
 * of all. A signed-in patient's own appointments take slots away, so that a slot that is shown can be booked. Two queries.
 */
export async function findSlots(visit: Visit, question: SlotQuestion): Promise<FoundSlots> {
  const { therapistId, from, days, timeZone } = question;
  const now = visit.now();
  const listed = await findListed(visit, therapistId);
  if (!listed) return { kind: "not_found" };
  const { therapist, schedule } = listed;

  const dates = Array.from({ length: Math.min(days, MOST_DAYS) }, (_, index) => from.add({ days: index }));
  const borders = [...dates, from.add({ days: dates.length })].map((date) => startOfDay(date, timeZone));
  const end = borders[borders.length - 1];
  const patientId = visit.actor?.role === "patient" ? visit.actor.userId : undefined;
  const horizon = now.add({ hours: 24 * (schedule.horizonDays + 2) });
  const busyTimes = await loadBusy(visit.db, {
    therapistIds: [therapistId],
    patientId,
    from: now,
    until: horizon,
  });
  const busy = busyTimes.of(therapistId);

  const slots = slotsBetween(schedule, busy, borders[0], end, now);
  const within = (slot: Interval, index: number) =>
    Temporal.Instant.compare(slot.startsAt, borders[index]) >= 0 &&
    Temporal.Instant.compare(slot.startsAt, borders[index + 1]) < 0;
  return {
    kind: "found",
    therapist,
    schedule,
    timeZone,
    days: dates.map((date, index) => ({ date, slots: slots.filter((slot) => within(slot, index)) })),
    nextFree: nextSlot(schedule, busy, now),
  };
}

async function findListed(
  { db, now }: Visit,
  therapistId: string,
): Promise<{ therapist: SlotTherapist; schedule: Schedule } | null> {
  const row = await db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["therapistProfiles.userId as therapistId", "therapistProfiles.timeZone", "name", "states"])
    .select(["slotMinutes", "bufferBeforeMinutes", "bufferAfterMinutes", "noticeMinutes", "horizonDays"])
    .select([hoursOfTherapist.as("hours"), timeOffOfTherapist(now()).as("timeOff")])
    .where("therapistProfiles.userId", "=", therapistId)
    .where("listed", "=", true)
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  const { name, states, ...schedule } = row;
  return { therapist: { id: therapistId, name, states }, schedule: scheduleOf(schedule) };
}
