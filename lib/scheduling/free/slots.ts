import type { Schedule } from "../schedule/schedule.ts";
import { earlier, type Interval, later, meet } from "../time/interval.ts";
import { startOfDay } from "../time/wall_clock.ts";
import { isWithinHours, visitsOn, weeklyStretches } from "../schedule/weekly_stretches.ts";

/** When the two of them are taken: the therapist with buffers, the patient for the visits alone. Each in order. */
export interface Busy {
  therapist: Interval[];
  patient: Interval[];
}

/** Why a time is not offered. */
export type SlotRefusal = "outside_hours" | "time_off" | "too_soon" | "too_far" | "license_ends" | "past";

/**
 * The free slots that start from `from` up to and without `until`, in order.
 *
 * Each stretch of weekly hours is cut into visits that begin every `before + length + after` minutes of wall-clock time
 * from its start. A start that the clocks skip does not exist, one that they repeat exists once, the first time round. The
 * visit lies wholly within hours and outside time off; with its buffers it meets nothing of the therapist's, and without
 * them nothing of the patient's. Minimum notice and horizon are counted in the therapist's zone.
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

/** The first free slot there is, within the therapist's horizon. */
export function nextSlot(schedule: Schedule, busy: Busy, now: Temporal.Instant): Interval | null {
  for (const slot of freeSlots(schedule, busy, now, endOfHorizon(schedule, now), now)) return slot;
  return null;
}

/** Why a visit that starts then is not offered, whoever may have it; null when it is. */
export const refusal = (
  schedule: Schedule,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
): SlotRefusal | null => refusals(schedule, startsAt, now)[0] ?? null;

/**
 * Everything that keeps a visit that starts then from being offered, the gravest first. `anyStart`: it may begin anywhere within the
 * hours, as therapists book it themselves.
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

/** The end of the last day that can be booked: today in the therapist's zone, and the horizon's days after it. */
function endOfCalendar({ timeZone, horizonDays }: Schedule, now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return startOfDay(today.add({ days: horizonDays + 1 }), timeZone);
}

/** Until when visits can begin: the end of the calendar, or of the license when that comes first. */
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
    const taken = meetsTimeOff(visit) || meetsTherapist(withBuffers(schedule, visit)) || meetsPatient(visit);
    if (!taken) yield visit;
  }
}

/** The visits of the weekly hours that start from `from` up to and without `until`, taken or not, in order. */
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
 * Tells of visits, asked in order of their starts, whether they meet one of these intervals, passing over each of them
 * once.
 */
function sweep(intervals: Interval[]): (visit: Interval) => boolean {
  const inOrder = intervals.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
  let passed = 0;
  return (visit) => {
    while (passed < inOrder.length && Temporal.Instant.compare(inOrder[passed].endsAt, visit.startsAt) <= 0) {
      passed++;
    }
    for (let index = passed; index < inOrder.length; index++) {
      if (Temporal.Instant.compare(inOrder[index].startsAt, visit.endsAt) >= 0) return false;
      if (meet(inOrder[index], visit)) return true;
    }
    return false;
  };
}

const withBuffers = ({ bufferBeforeMinutes, bufferAfterMinutes }: Schedule, visit: Interval): Interval => ({
  startsAt: visit.startsAt.subtract({ minutes: bufferBeforeMinutes }),
  endsAt: visit.endsAt.add({ minutes: bufferAfterMinutes }),
});

const earliestStart = ({ noticeMinutes }: Schedule, now: Temporal.Instant) =>
  // A slot that has started is gone, also where no notice is asked.
  noticeMinutes > 0 ? now.add({ minutes: noticeMinutes }) : now.add({ nanoseconds: 1 });
