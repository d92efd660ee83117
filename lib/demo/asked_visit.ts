import { slotsBetween } from "../scheduling/free/slots.ts";
import type { AppointmentFacts } from "./factories/appointment.ts";
import { busyIn, type PlannedVisit, type StandingVisit } from "./plan_visits.ts";

/** A day's notice, and not the first thing that is free. */
const AHEAD = 26;
const NOT_THE_FIRST = 3;

/** A further visit that a patient asks their therapist for, at a time that is free for both within the next days. */
export function askedVisit(
  who: StandingVisit,
  planned: readonly PlannedVisit[],
  now: Temporal.Instant,
): AppointmentFacts[] {
  const { patientId, schedule } = who;
  const from = now.add({ hours: AHEAD });
  const free = slotsBetween(schedule, busyIn(planned, who), from, from.add({ hours: 24 * 6 }), now);
  const slot = free.at(NOT_THE_FIRST);
  if (!slot) return [];
  const askedAt = now.subtract({ hours: 5 });
  return [{
    therapistId: schedule.therapistId,
    patientId,
    startsAt: slot.startsAt,
    minutes: schedule.slotMinutes,
    bufferBeforeMinutes: schedule.bufferBeforeMinutes,
    bufferAfterMinutes: schedule.bufferAfterMinutes,
    status: "pending",
    expiresAt: askedAt.add({ hours: 48 }),
    createdAt: askedAt,
    updatedAt: askedAt,
  }];
}
