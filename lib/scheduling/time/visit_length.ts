/** How long a visit takes, and what is kept free around it. Minutes. */
export interface VisitLength {
  slotMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/** How long this appointment was made to take: it stays so wherever it moves, whatever the therapist's settings have become. */
export function lengthOf(appointment: {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}): VisitLength {
  const { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes } = appointment;
  return { slotMinutes: startsAt.until(endsAt).total("minutes"), bufferBeforeMinutes, bufferAfterMinutes };
}

/** No visit is longer (lib/shared/schemas/schedule.ts, appointment_types.ts): those that began sooner are over, and need not be read. */
export const LONGEST_VISIT = { minutes: 240 };
