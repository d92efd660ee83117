import type { Queryable } from "../../../db/transaction.ts";
import { loadBusy } from "../free/load_busy.ts";
import { slotsBetween } from "../free/slots.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { earlier, inOrder, type Interval, later } from "../time/interval.ts";

/** The requested time. */
interface Wish {
  /** With the visit's length. */
  schedule: Schedule;
  patientIds: readonly string[];
  startsAt: Temporal.Instant;
  /** The appointment to move, whose own time is not a conflict. */
  exceptAppointmentId?: string;
}

/** How many slots are suggested instead of a refused one. */
const COUNT = 6;
const NEARBY = { hours: 7 * 24 };

/**
 * Returns the free slots nearest to a time: at most six, in order. They are within a week of it; if that week
 * has too few, they are from all that the therapist offers.
 */
export async function nearestSlots(
  db: Queryable,
  wish: Wish,
  now: Temporal.Instant,
): Promise<Interval[]> {
  const first = now;
  const last = now.add({ hours: (wish.schedule.horizonDays + 2) * 24 });
  const from = later(first, earlier(wish.startsAt, last).subtract(NEARBY));
  const until = earlier(last, later(wish.startsAt, first).add(NEARBY));
  const nearby = await freeBetween(db, wish, from, until, now);
  const found = nearby.length >= COUNT ? nearby : await freeBetween(db, wish, first, last, now);
  return nearest(found, wish.startsAt);
}

async function freeBetween(
  db: Queryable,
  { schedule, patientIds, exceptAppointmentId }: Wish,
  from: Temporal.Instant,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Interval[]> {
  const therapistIds = [schedule.therapistId];
  const busy = await loadBusy(db, { therapistIds, patientIds, from, until, exceptAppointmentId });
  return slotsBetween(schedule, busy.of(schedule.therapistId), from, until, now);
}

/** Returns the six nearest slots, in order of time. */
function nearest(slots: Interval[], startsAt: Temporal.Instant): Interval[] {
  const distance = (slot: Interval) => Math.abs(slot.startsAt.epochMilliseconds - startsAt.epochMilliseconds);
  return inOrder(slots.toSorted((a, b) => distance(a) - distance(b)).slice(0, COUNT));
}
