import type { Visit } from "../practice.ts";
import { loadBusy } from "./load_busy.ts";
import { hoursOfTherapist, scheduleOf, timeOffOfTherapist } from "./load_schedule.ts";
import { withoutNotice } from "./offered_schedule.ts";
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
  /** For moving an appointment of the viewer's: its own time does not stand in its way. */
  moving?: Moving;
}

export interface Moving {
  appointmentId: string;
  patientId: string;
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
 * of all. The patient's own appointments take slots away, so that a slot that is shown can be booked. An appointment can
 * also move to a therapist who is no longer listed, and a therapist who moves one is not bound by the notice. Two queries.
 */
export async function findSlots(visit: Visit, question: SlotQuestion): Promise<FoundSlots> {
  const { therapistId, from, days, timeZone, moving } = question;
  const now = visit.now();
  const offered = await findOffered(visit, therapistId, moving);
  if (!offered) return { kind: "not_found" };
  const { therapist, schedule } = offered;

  const dates = Array.from({ length: Math.min(days, MOST_DAYS) }, (_, index) => from.add({ days: index }));
  const borders = [...dates, from.add({ days: dates.length })].map((date) => startOfDay(date, timeZone));
  const end = borders[borders.length - 1];
  const patientId = moving?.patientId ?? (visit.actor?.role === "patient" ? visit.actor.userId : undefined);
  const horizon = now.add({ hours: 24 * (schedule.horizonDays + 2) });
  const busyTimes = await loadBusy(visit.db, {
    therapistIds: [therapistId],
    patientId,
    from: now,
    until: horizon,
    exceptAppointmentId: moving?.appointmentId,
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

async function findOffered(
  { db, now, actor }: Visit,
  therapistId: string,
  moving: Moving | undefined,
): Promise<{ therapist: SlotTherapist; schedule: Schedule } | null> {
  const row = await db.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(["therapistProfiles.userId as therapistId", "therapistProfiles.timeZone", "name", "states"])
    .select(["slotMinutes", "bufferBeforeMinutes", "bufferAfterMinutes", "noticeMinutes", "horizonDays"])
    .select([hoursOfTherapist.as("hours"), timeOffOfTherapist(now()).as("timeOff")])
    .where("therapistProfiles.userId", "=", therapistId)
    .$if(moving === undefined, (query) => query.where("listed", "=", true))
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  const { name, states, ...settings } = row;
  const schedule = scheduleOf(settings);
  return {
    therapist: { id: therapistId, name, states },
    schedule: moving && actor?.userId === therapistId ? withoutNotice(schedule) : schedule,
  };
}
