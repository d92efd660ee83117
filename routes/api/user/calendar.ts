import { define, named } from "../../../lib/site/define.ts";
import { findOwnFeed, makeOwnFeed, revokeOwnFeed } from "../../../lib/scheduling/calendars/feed/own_feed.ts";
import { calendarFeedJson, newCalendarFeedJson } from "../../../lib/shared/schemas/calendars.ts";

export const handler = define.api({
  GET: {
    tag: "Calendars",
    summary: "Read whether the caller's busy times can be subscribed to",
    answer: {
      description: "Since when there is a secret address. The address itself is shown only when it is made.",
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
      "It leads to an iCalendar file of the last 30 days and of all days to come, with nothing but times. An " +
      "earlier address stops working.",
    answer: {
      status: 201,
      description: "The address, shown this one time.",
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
    answer: { description: "There is no address that works." },
    handle: ({ acting }) => revokeOwnFeed(acting),
  },
});
