import type { BusyTimes } from "../scheduling/free/load_busy.ts";
import { type Busy, nextSlot } from "../scheduling/free/slots.ts";
import type { Schedule } from "../scheduling/schedule/schedule.ts";
import type { Interval } from "../scheduling/time/interval.ts";

/** A place in the order by next free slot; whoever has none comes last. */
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
  now: Temporal.Instant;
  /** How many to find. */
  count: number;
  /** Only those behind this place. */
  after: SoonestPlace | null;
  busyOf(therapistIds: readonly string[]): Promise<BusyTimes>;
}

const nobodyBusy: Busy = { therapist: [], patient: [] };

/**
 * The therapists with the earliest free slots, in order. A full calendar can only make a slot later, so that what the weekly
 * hours alone would offer is a bound: the most promising are asked first when they are really free, and nobody is asked
 * whose bound lies behind those who are already found. Each round of asking is one query and twice as large as the last;
 * the first is large enough that there is rarely a second.
 */
export async function soonestFirst(question: SoonestQuestion): Promise<Soonest[]> {
  const { schedules, now, count, after, busyOf } = question;
  const promising = schedules
    .map((schedule) => ({
      schedule,
      bound: placeOf({ id: schedule.therapistId, slot: nextSlot(schedule, nobodyBusy, now) }),
    }))
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

export const placeOf = ({ id, slot }: Soonest): SoonestPlace => ({ startsAt: slot?.startsAt ?? null, id });

/** Negative when `a` comes first. */
function comparePlaces(a: SoonestPlace, b: SoonestPlace): number {
  const byTime = epoch(a) - epoch(b);
  return byTime !== 0 && !Number.isNaN(byTime) ? byTime : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const epoch = ({ startsAt }: SoonestPlace) => startsAt?.epochMilliseconds ?? Infinity;
