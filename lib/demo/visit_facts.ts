import type { AppointmentFacts } from "./factories/appointment.ts";
import type { PlannedVisit } from "./plan_visits.ts";

const reasons = [
  "I have a fever.",
  "My shift changed.",
  "We'll be traveling that week.",
  "My son's school called, and I have to pick him up.",
];

/**
 * Returns a planned visit's current state: of twelve, about one is canceled and one missed; the others take
 * place.
 */
export function visitFacts(visit: PlannedVisit, index: number, now: Temporal.Instant): AppointmentFacts {
  const { therapistId, patientId, schedule, startsAt } = visit;
  const bookedAt = earlier(startsAt.subtract({ hours: 14 * 24 }), now.subtract({ hours: 36 }));
  const facts = {
    therapistId,
    patientId,
    startsAt,
    minutes: schedule.slotMinutes,
    bufferBeforeMinutes: schedule.bufferBeforeMinutes,
    bufferAfterMinutes: schedule.bufferAfterMinutes,
    createdAt: bookedAt,
    updatedAt: bookedAt,
  };
  if (index % 12 === 7) {
    const cancelledAt = earlier(startsAt.subtract({ hours: 50 }), now.subtract({ hours: 3 }));
    const reason = reasons[Math.floor(index / 12) % reasons.length];
    return { ...facts, status: "cancelled", cancelledAt, updatedAt: cancelledAt, reason };
  }
  if (Temporal.Instant.compare(visit.endsAt, now) <= 0) {
    return { ...facts, status: index % 12 === 10 ? "noshow" : "fulfilled", updatedAt: visit.endsAt };
  }
  const isUnderWay = Temporal.Instant.compare(startsAt, now) <= 0;
  return { ...facts, status: isUnderWay ? "arrived" : "booked" };
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0 ? a : b;
