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
    summary: "List the therapist's imported calendars",
    description: "Patients cannot book slots in the busy times of these calendars.",
    answer: {
      description: "The calendars, and how their last readings went. Only the site of an address is shown.",
      body: named("ImportedCalendars", z.object({ items: z.array(importedCalendarJson) })),
    },
    async handle({ acting }) {
      return { items: await listOwnCalendars(acting) };
    },
  },

  POST: {
    tag: "Calendars",
    summary: "Import a calendar from its iCalendar address",
    description:
      "The address begins with https:// or webcal://. Google, Apple and Outlook provide such addresses. " +
      "Bloom reads the calendar in a moment, and then every 15 minutes. It stores only busy times.",
    body: named("CalendarToImport", calendarInput),
    answer: {
      status: 201,
      description: "The calendar is added and will be read in a moment. The Location header has its address.",
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
