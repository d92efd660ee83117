import { calendarFeedJson, newCalendarFeedJson } from "../../../shared/schemas/calendars.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Calendars";

/** Calendars elsewhere. */
export const calendarOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/user/calendar",
    tag,
    summary: "Whether one's busy times can be subscribed to",
    answer: {
      status: 200,
      description: "Since when there is a secret address; the address itself is shown only when it is made.",
      body: named("CalendarFeed", calendarFeedJson),
    },
  },
  {
    method: "POST",
    route: "/api/user/calendar",
    tag,
    summary: "Make a secret address for one's busy times",
    description:
      "An iCalendar file of the last 30 days and all that are to come, with times alone. An address from before no longer works.",
    answer: {
      status: 201,
      description: "The address, this one time.",
      body: named("NewCalendarFeed", newCalendarFeedJson),
    },
  },
  {
    method: "DELETE",
    route: "/api/user/calendar",
    tag,
    summary: "Take the secret address back",
    answer: { status: 204, description: "It no longer works, if there was one." },
  },
];
