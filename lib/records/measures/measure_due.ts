import type { MeasureRepeats } from "../../shared/codes/measure_repeats.ts";
import type { MeasureRequestStatus } from "../../shared/codes/measure_request_statuses.ts";

/** How long before a visit a repeating measure is due. Hours. */
export const DUE_HOURS = 48;

/** The facts that decide whether a request is due. */
export interface DueFacts {
  status: MeasureRequestStatus;
  repeats: MeasureRepeats;
  lastAnsweredAt: Temporal.Instant | null;
  /** The start of the soonest visit that is not over and begins within that many hours. */
  comingAt: Temporal.Instant | null;
  /** The end of the last visit that took place. */
  previousEndedAt: Temporal.Instant | null;
}

/**
 * Whether a request is due. A one-time request is due until it is answered. A repeating one is due when a
 * visit is near and there is no answer since the previous visit or in the hours before this one. An answer
 * for a visit that did not take place is outdated by the next.
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
