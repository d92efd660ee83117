import { earlier } from "../time/interval.ts";

/** How long a request holds its time before it lapses. Hours. */
const PENDING_HOURS = 48;

/** Returns when a request made now lapses: after two days, and never later than the visit's start. */
export function pendingUntil(startsAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return earlier(now.add({ hours: PENDING_HOURS }), startsAt);
}
