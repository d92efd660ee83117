import { refusals, type SlotRefusal } from "../../lib/scheduling/free/slots.ts";
import type { Schedule } from "../../lib/scheduling/schedule/schedule.ts";

/** Returns the most serious reason why a visit that starts then is not offered, or null. */
export const refusal = (
  schedule: Schedule,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
): SlotRefusal | null => refusals(schedule, startsAt, now)[0] ?? null;
