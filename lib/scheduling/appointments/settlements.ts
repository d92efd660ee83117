import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import { allows, leadsTo } from "./appointment_states.ts";

/**
 * An outcome that a therapist records: accepted, arrived, took place, missed, or that a record was a mistake.
 */
export type Settlement = keyof typeof leadsTo;

/** How long before the start a patient's arrival can be recorded. Minutes. */
const ARRIVES_EARLY = 30;

/** Returns the outcomes that can be recorded in this state now, the most likely first. */
export function settlementsNow(
  { status, startsAt }: { status: AppointmentStatus; startsAt: Temporal.Instant },
  now: Temporal.Instant,
): Settlement[] {
  return (Object.keys(leadsTo) as Settlement[]).filter((settlement) =>
    allows(status, settlement) && Temporal.Instant.compare(now, earliest(settlement, startsAt)) >= 0
  );
}

/**
 * Returns the earliest moment to record it: a patient cannot arrive for or miss a visit long before it
 * begins.
 */
export function earliest(settlement: Settlement, startsAt: Temporal.Instant): Temporal.Instant {
  switch (settlement) {
    case "arrive":
      return startsAt.subtract({ minutes: ARRIVES_EARLY });
    case "fulfil":
    case "miss":
      return startsAt;
    case "confirm":
    case "undo":
      return Temporal.Instant.fromEpochMilliseconds(0);
  }
}
