import type { Caller } from "../../practice.ts";
import { type Asked, loadOffer, type Offer, type SlotTherapist } from "./load_offer.ts";
import { nextSlot, slotsBetween } from "./slots.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Interval } from "../time/interval.ts";
import { startOfDay } from "../time/wall_clock.ts";

/** The longest range of one request. Days. */
const MOST_DAYS = 31;

/** Some days in a viewer's zone. */
interface SlotSpan {
  /** The first day, in the zone below. */
  from: Temporal.PlainDate;
  /** 1 to 31. */
  days: number;
  /** The viewer's zone: its midnights divide the days. */
  timeZone: string;
}

interface SlotQuestion extends SlotSpan, Asked {
  therapistId: string;
}

export interface SlotDay {
  date: Temporal.PlainDate;
  slots: Interval[];
}

type FoundSlots =
  | {
    kind: "found";
    therapist: SlotTherapist;
    schedule: Schedule;
    timeZone: string;
    days: SlotDay[];
    nextFree: Interval | null;
  }
  | { kind: "not_found" };

/** Returns a therapist's free slots on the requested days, and the very first free one. Two queries. */
export async function findSlots(caller: Caller, question: SlotQuestion): Promise<FoundSlots> {
  const offer = await loadOffer(caller, question.therapistId, question);
  if (!offer) return { kind: "not_found" };
  const { therapist, schedule, busy } = offer;
  const now = caller.now();
  return {
    kind: "found",
    therapist,
    schedule,
    timeZone: question.timeZone,
    days: slotDays(offer, question, now),
    nextFree: nextSlot(schedule, busy, now),
  };
}

/** Returns the free slots of some days, by the day on which they start. */
export function slotDays(
  { schedule, busy }: Pick<Offer, "schedule" | "busy">,
  { from, days, timeZone }: SlotSpan,
  now: Temporal.Instant,
): SlotDay[] {
  const dates = Array.from({ length: Math.min(days, MOST_DAYS) }, (_, index) => from.add({ days: index }));
  const borders = [...dates, from.add({ days: dates.length })].map((date) => startOfDay(date, timeZone));
  const slots = slotsBetween(schedule, busy, borders[0], borders[borders.length - 1], now);
  const startsWithin = ({ startsAt }: Interval, index: number) =>
    Temporal.Instant.compare(startsAt, borders[index]) >= 0 &&
    Temporal.Instant.compare(startsAt, borders[index + 1]) < 0;
  return dates.map((date, index) => ({ date, slots: slots.filter((slot) => startsWithin(slot, index)) }));
}
