import type { Schedule } from "../schedule/schedule.ts";
import { earlier, inOrder, type Interval, later, meet } from "../time/interval.ts";
import { withBuffers } from "../time/visit_length.ts";
import { startOfDay } from "../time/wall_clock.ts";
import { isWithinHours, visitsOn, weeklyStretches } from "../schedule/weekly_stretches.ts";

/** When the two are busy: the therapist with buffers, the patient only with visits. Each in order. */
export interface Busy {
  therapist: Interval[];
  patient: Interval[];
}

/** Why a time is not offered. */
export type SlotRefusal = "outside_hours" | "time_off" | "too_soon" | "too_far" | "license_ends" | "past";

/**
 * Returns the free slots that start from `from` (included) to `until` (excluded), in order.
 *
 * Each stretch of weekly hours is divided into visits that begin every `before + length + after` minutes of
 * local time from its start. A start that the clocks skip does not exist, and one that they repeat exists
 * once, at its first occurrence. The visit must be entirely within hours and outside time off. With its
 * buffers it must not overlap the therapist's busy times, and without them the patient's. Minimum notice and
 * horizon are counted in the therapist's zone.
 */
export function slotsBetween(
  schedule: Schedule,
  busy: Busy,
  from: Temporal.Instant,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Interval[] {
  return [...freeSlots(schedule, busy, from, until, now)];
}

/** Returns the very first free slot, within the therapist's horizon. */
export function nextSlot(schedule: Schedule, busy: Busy, now: Temporal.Instant): Interval | null {
  for (const slot of freeSlots(schedule, busy, now, endOfHorizon(schedule, now), now)) return slot;
  return null;
}

/**
 * Returns everything that prevents a visit at this start, the most serious first. `anyStart`: it may begin
 * anywhere within the hours, as when therapists book it themselves.
 */
export function refusals(
  schedule: Schedule,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
  { anyStart = false }: { anyStart?: boolean } = {},
): SlotRefusal[] {
  if (Temporal.Instant.compare(startsAt, now) <= 0) return ["past"];
  const found: SlotRefusal[] = [];
  const { licensedUntil } = schedule;
  if (Temporal.Instant.compare(startsAt, endOfCalendar(schedule, now)) >= 0) found.push("too_far");
  if (licensedUntil && Temporal.Instant.compare(startsAt, licensedUntil) >= 0) found.push("license_ends");
  const visit = { startsAt, endsAt: startsAt.add({ minutes: schedule.slotMinutes }) };
  const isOffered = anyStart
    ? isWithinHours(schedule, visit)
    : !offeredVisits(schedule, startsAt, startsAt.add({ nanoseconds: 1 })).next().done;
  if (!isOffered) found.push("outside_hours");
  if (schedule.timeOff.some((off) => meet(off, visit))) found.push("time_off");
  if (Temporal.Instant.compare(startsAt, earliestStart(schedule, now)) < 0) found.push("too_soon");
  return found;
}

/** Returns the end of the last bookable day: today in the therapist's zone, plus the horizon's days. */
function endOfCalendar({ timeZone, horizonDays }: Schedule, now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return startOfDay(today.add({ days: horizonDays + 1 }), timeZone);
}

/**
 * Returns the end of the time in which visits can begin: that of the calendar or of the license, whichever is
 * first.
 */
function endOfHorizon(schedule: Schedule, now: Temporal.Instant): Temporal.Instant {
  const end = endOfCalendar(schedule, now);
  return schedule.licensedUntil ? earlier(end, schedule.licensedUntil) : end;
}

function* freeSlots(
  schedule: Schedule,
  busy: Busy,
  from: Temporal.Instant,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Generator<Interval> {
  const first = later(from, earliestStart(schedule, now));
  const end = earlier(until, endOfHorizon(schedule, now));
  const meetsTherapist = sweep(busy.therapist);
  const meetsPatient = sweep(busy.patient);
  const meetsTimeOff = sweep(schedule.timeOff);
  for (const visit of offeredVisits(schedule, first, end)) {
    const taken = meetsTimeOff(visit) || meetsTherapist(withBuffers(visit, schedule)) || meetsPatient(visit);
    if (!taken) yield visit;
  }
}

/**
 * Yields the visits of the weekly hours that start from `from` (included) to `until` (excluded), busy or not,
 * in order.
 */
function* offeredVisits(
  schedule: Schedule,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Generator<Interval> {
  const stretches = weeklyStretches(schedule.hours);
  const daysBack = Math.max(0, ...stretches.map(({ endsMinute }) => Math.floor(endsMinute / (24 * 60))));
  let date = from.toZonedDateTimeISO(schedule.timeZone).toPlainDate().subtract({ days: daysBack });
  while (Temporal.Instant.compare(startOfDay(date, schedule.timeZone), until) < 0) {
    for (const stretch of stretches) {
      if (stretch.weekday !== date.dayOfWeek) continue;
      for (const visit of visitsOn(date, stretch, schedule)) {
        if (Temporal.Instant.compare(visit.startsAt, until) >= 0) return;
        if (Temporal.Instant.compare(visit.startsAt, from) >= 0) yield visit;
      }
    }
    date = date.add({ days: 1 });
  }
}

/**
 * Returns a check whether a visit overlaps any interval. Visits must come in order of their starts, so that
 * each interval is passed only once.
 */
function sweep(intervals: Interval[]): (visit: Interval) => boolean {
  const sorted = inOrder(intervals);
  let passed = 0;
  return (visit) => {
    while (passed < sorted.length && Temporal.Instant.compare(sorted[passed].endsAt, visit.startsAt) <= 0) {
      passed++;
    }
    for (let index = passed; index < sorted.length; index++) {
      if (Temporal.Instant.compare(sorted[index].startsAt, visit.endsAt) >= 0) return false;
      if (meet(sorted[index], visit)) return true;
    }
    return false;
  };
}

const earliestStart = ({ noticeMinutes }: Schedule, now: Temporal.Instant) =>
  // A slot that has started is gone, even if the therapist requires no notice.
  noticeMinutes > 0 ? now.add({ minutes: noticeMinutes }) : now.add({ nanoseconds: 1 });
