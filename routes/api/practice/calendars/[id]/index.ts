import { define, named } from "../../../../../lib/site/define.ts";
import {
  listOwnCalendars,
  removeCalendar,
} from "../../../../../lib/scheduling/calendars/import/own_calendars.ts";
import { importedCalendarJson } from "../../../../../lib/shared/schemas/calendars.ts";
import { notFoundProblem } from "../../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Calendars",
    summary: "Read one of the therapist's imported calendars",
    answer: {
      description: "The calendar, and how its last reading went.",
      body: named("ImportedCalendar", importedCalendarJson),
    },
    async handle({ acting, params }) {
      const calendar = (await listOwnCalendars(acting)).find((own) => own.id === params.id);
      if (!calendar) throw notFoundProblem();
      return calendar;
    },
  },

  DELETE: {
    tag: "Calendars",
    summary: "Remove an imported calendar",
    answer: { description: "The calendar and its busy times are deleted." },
    async handle({ acting, params }) {
      const { kind } = await removeCalendar(acting, params.id);
      if (kind === "not_found") throw notFoundProblem();
    },
  },
});
