import { earlier } from "../time/interval.ts";

/** How long a request holds its time before it lapses. Hours. */
const PENDING_HOURS = 48;

/** Returns until when a request made now waits: two days, and never past the visit's start. */
export function pendingUntil(startsAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return earlier(now.add({ hours: PENDING_HOURS }), startsAt);
}
