import { z } from "zod";
import { define, named, reply } from "../../../../lib/site/define.ts";
import { addCalendar } from "../../../../lib/scheduling/calendars/import/add_calendar.ts";
import { listOwnCalendars } from "../../../../lib/scheduling/calendars/import/own_calendars.ts";
import { calendarInput, importedCalendarJson } from "../../../../lib/shared/schemas/calendars.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { addCalendarRefusals } from "../../../../lib/scheduling/calendars/import/calendar_refusals.ts";

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
    problems: addCalendarRefusals,
    async handle({ acting, body }) {
      const result = await addCalendar(acting, body);
      if (result.kind !== "added") throw refusalProblem(addCalendarRefusals, result);
      return reply(result, { headers: { location: `/api/practice/calendars/${result.id}` } });
    },
  },
});
