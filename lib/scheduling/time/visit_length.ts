import type { Interval } from "./interval.ts";

/** The time that a therapist keeps free around a visit. Minutes. */
interface Buffers {
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/** A visit's length and buffers. Minutes. */
export interface VisitLength extends Buffers {
  slotMinutes: number;
}

/** Returns the therapist's time that a visit takes. */
export const withBuffers = (
  { startsAt, endsAt }: Interval,
  { bufferBeforeMinutes, bufferAfterMinutes }: Buffers,
): Interval => ({
  startsAt: startsAt.subtract({ minutes: bufferBeforeMinutes }),
  endsAt: endsAt.add({ minutes: bufferAfterMinutes }),
});

/**
 * Returns the length that this appointment was booked with. A move does not change the length, whatever the
 * therapist's current settings.
 */
export function lengthOf(appointment: Interval & Buffers): VisitLength {
  const { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes } = appointment;
  return { slotMinutes: startsAt.until(endsAt).total("minutes"), bufferBeforeMinutes, bufferAfterMinutes };
}

/**
 * The longest possible visit (lib/shared/schemas/schedule.ts, appointment_types.ts): one that began earlier
 * is over, and need not be read.
 */
export const LONGEST_VISIT = { minutes: 240 };
