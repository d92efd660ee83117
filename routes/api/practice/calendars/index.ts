import { z } from "zod";
import { define, named, reply } from "../../../../lib/site/define.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { addCalendar } from "../../../../lib/scheduling/calendars/import/add_calendar.ts";
import { listOwnCalendars } from "../../../../lib/scheduling/calendars/import/own_calendars.ts";
import { tooManyProblem, tooManyProblems } from "../../../../lib/site/too_many.ts";
import { calendarInput, importedCalendarJson } from "../../../../lib/shared/schemas/calendars.ts";

export const handler = define.api({
  GET: {
    tag: "Calendars",
    summary: "List the therapist's calendars elsewhere",
    description: "Their busy times block slots.",
    answer: {
      description: "The calendars, with how reading them goes. Of an address only its site is shown.",
      body: named("ImportedCalendars", z.object({ items: z.array(importedCalendarJson) })),
    },
    async handle({ acting }) {
      return { items: await listOwnCalendars(acting) };
    },
  },

  POST: {
    tag: "Calendars",
    summary: "Add a calendar elsewhere by its iCalendar address",
    description:
      "An https:// or webcal:// address, as Google, Apple and Outlook give out. It is read within moments, and then every " +
      "quarter of an hour. Only busy times are kept.",
    body: named("CalendarToImport", calendarInput),
    answer: {
      status: 201,
      description: "The calendar is added and about to be read. Location says where it is.",
      body: named("ImportedCalendarId", z.object({ id: z.uuid() })),
    },
    problems: [
      { 422: "The address cannot be read from, is there already, or there are five calendars." },
      tooManyProblems,
    ],
    async handle({ acting, body }) {
      const result = await addCalendar(acting, body);
      switch (result.kind) {
        case "added":
          return reply(result, { headers: { location: `/api/practice/calendars/${result.id}` } });
        case "invalid":
          throw new Problem(422, "Some of what was sent cannot be used.", {
            code: "invalid",
            errors: result.errors,
          });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
