import { z } from "zod";
import {
  calendarFeedJson,
  calendarInput,
  importedCalendarJson,
  newCalendarFeedJson,
} from "../../../shared/schemas/calendars.ts";
import { named, type Operation } from "../operation.ts";
import { tooMany } from "../signed_in.ts";

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
  {
    method: "GET",
    route: "/api/practice/calendars",
    tag,
    summary: "One's calendars elsewhere, whose busy times block slots",
    answer: {
      status: 200,
      description: "With how reading them goes; of an address only its site.",
      body: named("ImportedCalendars", z.object({ items: z.array(importedCalendarJson) })),
    },
  },
  {
    method: "POST",
    route: "/api/practice/calendars",
    tag,
    summary: "Add a calendar elsewhere by its iCalendar address",
    description:
      "https:// or webcal://, as Google, Apple and Outlook give it out. It is read within moments, and every quarter of an hour from then on; only busy times are kept.",
    body: named("CalendarToImport", calendarInput),
    answer: {
      status: 201,
      description: "Added; it is about to be read.",
      body: named("ImportedCalendarId", z.strictObject({ id: z.uuid() })),
    },
    problems: { 422: "The address cannot be read from, is there already, or there are five.", 429: tooMany },
  },
  {
    method: "GET",
    route: "/api/practice/calendars/:id",
    tag,
    summary: "One of one's calendars elsewhere",
    answer: {
      status: 200,
      description: "How reading it goes.",
      body: named("ImportedCalendar", importedCalendarJson),
    },
  },
  {
    method: "DELETE",
    route: "/api/practice/calendars/:id",
    tag,
    summary: "Remove a calendar elsewhere",
    answer: { status: 204, description: "It and its busy times are gone." },
  },
  {
    method: "POST",
    route: "/api/practice/calendars/:id/reading",
    tag,
    summary: "Read a calendar elsewhere now",
    answer: { status: 202, description: "It is read within moments." },
    problems: { 429: tooMany },
  },
];
