import { slotsBetween } from "../scheduling/free/slots.ts";
import type { AppointmentFacts } from "./factories/appointment.ts";
import { busyIn, type PlannedVisit, type StandingVisit } from "./plan_visits.ts";

/** More than a day's notice, and not the very first free time. Hours. */
const AHEAD = 26;
const NOT_THE_FIRST = 3;

/** Plans a further visit that a patient requests, at a time within the next days that is free for both. */
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
