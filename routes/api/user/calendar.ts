import { define, named } from "../../../lib/site/define.ts";
import { findOwnFeed, makeOwnFeed, revokeOwnFeed } from "../../../lib/scheduling/calendars/feed/own_feed.ts";
import { calendarFeedJson, newCalendarFeedJson } from "../../../lib/shared/schemas/calendars.ts";

export const handler = define.api({
  GET: {
    tag: "Calendars",
    summary: "Read whether the caller has a secret calendar address",
    answer: {
      description:
        "When the secret address was made, or null. The address itself is shown only when it is made.",
      body: named("CalendarFeed", calendarFeedJson),
    },
    async handle({ acting }) {
      const feed = await findOwnFeed(acting);
      return { createdAt: feed?.createdAt ?? null };
    },
  },

  POST: {
    tag: "Calendars",
    summary: "Make a secret address for the caller's busy times",
    description:
      "It leads to an iCalendar file with the last 30 days and all upcoming visits. The file contains only " +
      "times. An earlier address stops working.",
    answer: {
      status: 201,
      description: "The address, shown only once.",
      body: named("NewCalendarFeed", newCalendarFeedJson),
    },
    async handle({ acting }) {
      const { address, createdAt } = await makeOwnFeed(acting);
      return { address, createdAt };
    },
  },

  DELETE: {
    tag: "Calendars",
    summary: "Revoke the secret address",
    answer: { description: "The address no longer works." },
    handle: ({ acting }) => revokeOwnFeed(acting),
  },
});
