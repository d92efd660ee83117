import type { Acting } from "../../../lib/practice.ts";
import { formatDateTime } from "../../../lib/shared/format.ts";
import type { ImportedCalendarOutput } from "../../../lib/shared/schemas/calendars.ts";

/** Returns an imported calendar in the words of its page, in the reader's zone. */
export function calendarFacts(
  { readAt, nextReadAt, shrunk, ...view }: ImportedCalendarOutput,
  { actor, now }: Pick<Acting, "actor" | "now">,
) {
  const say = (at: Temporal.Instant) => formatDateTime(at, actor.timeZone);
  return {
    ...view,
    lossNews: shrunk &&
      `On ${say(shrunk.at)}, ${shrunk.to} of its ${shrunk.from} upcoming busy times were left.`,
    lastRead: readAt && say(readAt),
    nextRead: Temporal.Instant.compare(nextReadAt, now()) > 0 ? say(nextReadAt) : null,
  };
}
