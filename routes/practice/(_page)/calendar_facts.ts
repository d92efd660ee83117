import type { Acting } from "../../../lib/practice.ts";
import { formatDateTime } from "../../../lib/shared/format.ts";
import { failureSentence } from "../../../lib/scheduling/calendars/import/import_failure.ts";
import type { ImportedCalendarView } from "../../../lib/scheduling/calendars/import/own_calendars.ts";

/** Returns an imported calendar in the words of its page, in the reader's zone. */
export function calendarFacts(
  { failure, readAt, nextReadAt, ...view }: ImportedCalendarView,
  { actor, now }: Pick<Acting, "actor" | "now">,
) {
  const say = (at: Temporal.Instant) => formatDateTime(at, actor.timeZone);
  return {
    ...view,
    problem: failure && failureSentence(failure),
    lastRead: readAt && say(readAt),
    nextRead: Temporal.Instant.compare(nextReadAt, now()) > 0 ? say(nextReadAt) : null,
  };
}
