import type { MeasureRepeats } from "../../shared/codes/measure_repeats.ts";
import type { MeasureRequestStatus } from "../../shared/codes/measure_request_statuses.ts";

/** How long before a visit a repeating measure waits for its answers. Hours. */
export const DUE_HOURS = 48;

/** What decides whether a request waits. */
export interface DueFacts {
  status: MeasureRequestStatus;
  repeats: MeasureRepeats;
  lastAnsweredAt: Temporal.Instant | null;
  /** When the soonest visit begins that is not over and lies within the hours from now. */
  comingAt: Temporal.Instant | null;
  /** When the last visit ended that took place. */
  previousEndedAt: Temporal.Instant | null;
}

/**
 * Whether the patient is to answer now. What was asked for once waits until it is answered; what repeats waits when a visit is near
 * and nothing has been answered since the one before, nor in the hours before this one. An answer for a visit that nobody came to is old
 * by the next.
 */
export function isDue({ status, repeats, lastAnsweredAt, comingAt, previousEndedAt }: DueFacts): boolean {
  if (status !== "open") return false;
  if (repeats === "once") return lastAnsweredAt === null;
  if (comingAt === null) return false;
  if (lastAnsweredAt === null) return true;
  const isBefore = (moment: Temporal.Instant) => Temporal.Instant.compare(lastAnsweredAt, moment) < 0;
  return isBefore(comingAt.subtract({ hours: DUE_HOURS })) ||
    (previousEndedAt !== null && isBefore(previousEndedAt));
}
