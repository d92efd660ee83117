/** A visit's length and buffers. Minutes. */
export interface VisitLength {
  slotMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/**
 * Returns the length that this appointment was made with: it keeps it wherever it moves, whatever the
 * therapist's current settings.
 */
export function lengthOf(appointment: {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}): VisitLength {
  const { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes } = appointment;
  return { slotMinutes: startsAt.until(endsAt).total("minutes"), bufferBeforeMinutes, bufferAfterMinutes };
}

/**
 * The longest possible visit (lib/shared/schemas/schedule.ts, appointment_types.ts): one that began earlier
 * is over, and need not be read.
 */
export const LONGEST_VISIT = { minutes: 240 };
