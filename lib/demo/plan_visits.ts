import { type Busy, slotsBetween } from "../scheduling/free/slots.ts";
import type { Schedule } from "../scheduling/schedule/schedule.ts";
import type { Interval } from "../scheduling/time/interval.ts";

/** A repeating visit that the two have agreed on. */
export interface StandingVisit {
  patientId: string;
  schedule: Schedule;
  everyWeeks: number;
  /** In the therapist's zone; 1 = Monday. */
  weekday: number;
  hour: number;
}

export interface PlannedVisit extends Interval {
  patientId: string;
  therapistId: string;
  /** The therapist's schedule. */
  schedule: Schedule;
}

/** How far the demo practice looks back and ahead. Weeks. */
export const WEEKS_BACK = 6;
export const WEEKS_AHEAD = 3;

/**
 * Plans the visits around now that follow from standing ones: in each week the slot nearest to the agreed
 * time, within the therapist's hours, so that neither person is booked twice.
 */
export function planVisits(standing: readonly StandingVisit[], now: Temporal.Instant): PlannedVisit[] {
  const planned: PlannedVisit[] = [];
  for (const visit of standing) {
    const { patientId, schedule } = visit;
    for (let week = -WEEKS_BACK; week <= WEEKS_AHEAD; week += visit.everyWeeks) {
      const slot = slotNear(visit, busyIn(planned, visit), timeIn(week, visit, now));
      if (slot) planned.push({ ...slot, patientId, schedule, therapistId: schedule.therapistId });
    }
  }
  return planned;
}

/** Returns the agreed time, that many weeks from this one. */
function timeIn(week: number, { schedule, weekday, hour }: StandingVisit, now: Temporal.Instant) {
  const today = now.toZonedDateTimeISO(schedule.timeZone).toPlainDate();
  return today.add({ days: 7 * week + weekday - today.dayOfWeek })
    .toZonedDateTime({ timeZone: schedule.timeZone, plainTime: Temporal.PlainTime.from({ hour }) })
    .toInstant();
}

function slotNear({ schedule }: StandingVisit, busy: Busy, wished: Temporal.Instant): Interval | null {
  const from = wished.subtract({ hours: 12 });
  const until = wished.add({ hours: 12 });
  // Notice and horizon do not apply to visits that were agreed on long ago.
  const offered = slotsBetween({ ...schedule, noticeMinutes: 0 }, busy, from, until, from);
  const distance = (slot: Interval) => Math.abs(slot.startsAt.epochMilliseconds - wished.epochMilliseconds);
  return offered.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Returns when the planned visits take either person's time. */
export function busyIn(planned: readonly PlannedVisit[], { patientId, schedule }: StandingVisit): Busy {
  const { therapistId, bufferBeforeMinutes, bufferAfterMinutes } = schedule;
  const inOrder = planned.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
  return {
    therapist: inOrder.filter((visit) => visit.therapistId === therapistId).map((visit) => ({
      startsAt: visit.startsAt.subtract({ minutes: bufferBeforeMinutes }),
      endsAt: visit.endsAt.add({ minutes: bufferAfterMinutes }),
    })),
    patient: inOrder.filter((visit) => visit.patientId === patientId),
  };
}
