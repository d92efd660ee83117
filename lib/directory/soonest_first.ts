import { leaveOutBroken } from "../observe/leave_out_broken.ts";
import type { Log } from "../observe/log.ts";
import type { BusyTimes } from "../scheduling/free/load_busy.ts";
import { type Busy, nextSlot } from "../scheduling/free/slots.ts";
import type { Schedule } from "../scheduling/schedule/schedule.ts";
import type { Interval } from "../scheduling/time/interval.ts";

/** A position in the order by next free slot; therapists without one come last. */
export interface SoonestPlace {
  startsAt: Temporal.Instant | null;
  id: string;
}

/** A therapist's next free slot. */
interface Soonest {
  id: string;
  slot: Interval | null;
}

interface SoonestQuestion {
  schedules: readonly Schedule[];
  /** Gets the therapists whose schedule cannot be computed. */
  log: Log;
  now: Temporal.Instant;
  /** How many to find. */
  count: number;
  /** Only those after this position. */
  after: SoonestPlace | null;
  busyOf(therapistIds: readonly string[]): Promise<BusyTimes>;
}

const nobodyBusy: Busy = { therapist: [], patient: [] };

/**
 * Finds the therapists with the earliest free slots, in order. A full calendar can only make a slot later, so
 * the first slot of the weekly hours alone is a lower bound. The most promising therapists are checked first,
 * and a therapist whose bound is later than those already found is never checked. Each round of checks is one
 * query and twice as large as the last; the first is large enough that a second is rare.
 */
export async function soonestFirst(question: SoonestQuestion): Promise<Soonest[]> {
  const { schedules, log, now, count, after, busyOf } = question;
  const promising = leaveOutBroken(schedules, (schedule) => ({
    schedule,
    bound: placeOf({ id: schedule.therapistId, slot: nextSlot(schedule, nobodyBusy, now) }),
  }), { log, idOf: ({ therapistId }) => therapistId })
    .sort((a, b) => comparePlaces(a.bound, b.bound));
  const found: Soonest[] = [];
  for (let asked = 0, round = 2 * count; asked < promising.length; asked += round, round *= 2) {
    const batch = promising.slice(asked, asked + round).map(({ schedule }) => schedule);
    const busy = await busyOf(batch.map(({ therapistId }) => therapistId));
    for (const schedule of batch) {
      const { therapistId: id } = schedule;
      const one = { id, slot: nextSlot(schedule, busy.of(id), now) };
      if (!after || comparePlaces(placeOf(one), after) > 0) found.push(one);
    }
    found.sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
    const nextBound = promising[asked + round]?.bound;
    if (found.length >= count && nextBound && comparePlaces(placeOf(found[count - 1]), nextBound) < 0) break;
  }
  return found.slice(0, count);
}

/** Returns a therapist's position in the order by next free slot. */
export const placeOf = ({ id, slot }: Soonest): SoonestPlace => ({ startsAt: slot?.startsAt ?? null, id });

/** Returns a negative number if `a` comes first. */
function comparePlaces(a: SoonestPlace, b: SoonestPlace): number {
  const byTime = epoch(a) - epoch(b);
  return byTime !== 0 && !Number.isNaN(byTime) ? byTime : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const epoch = ({ startsAt }: SoonestPlace) => startsAt?.epochMilliseconds ?? Infinity;
