import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import { allows, leadsTo } from "./appointment_states.ts";

/** What a therapist notes of an appointment: taken, here, took place, missed, or that a note was a mistake. */
export type Settlement = keyof typeof leadsTo;

/** From when on before its start somebody can be noted as here. Minutes. */
const ARRIVES_EARLY = 30;

/** What can be noted of an appointment in this state now, in the order in which one would want it. */
export function settlementsNow(
  { status, startsAt }: { status: AppointmentStatus; startsAt: Temporal.Instant },
  now: Temporal.Instant,
): Settlement[] {
  return (Object.keys(leadsTo) as Settlement[]).filter((settlement) =>
    allows(status, settlement) && Temporal.Instant.compare(now, earliest(settlement, startsAt)) >= 0
  );
}

/** From when on it can be noted: nobody can be there, or have missed it, before it begins. */
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
