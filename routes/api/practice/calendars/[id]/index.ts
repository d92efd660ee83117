import { define, named } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import {
  listOwnCalendars,
  removeCalendar,
} from "../../../../../lib/scheduling/calendars/import/own_calendars.ts";
import { importedCalendarJson } from "../../../../../lib/shared/schemas/calendars.ts";

export const handler = define.api({
  GET: {
    tag: "Calendars",
    summary: "Read one of the therapist's calendars elsewhere",
    answer: {
      description: "The calendar, with how reading it goes.",
      body: named("ImportedCalendar", importedCalendarJson),
    },
    async handle({ acting, params }) {
      const calendar = (await listOwnCalendars(acting)).find((own) => own.id === params.id);
      if (!calendar) throw noSuchCalendar();
      return calendar;
    },
  },

  DELETE: {
    tag: "Calendars",
    summary: "Remove a calendar elsewhere",
    answer: { description: "The calendar and its busy times are gone." },
    async handle({ acting, params }) {
      const { kind } = await removeCalendar(acting, params.id);
      if (kind === "not_found") throw noSuchCalendar();
    },
  },
});

const noSuchCalendar = () => new Problem(404, "There is no such calendar, or it is not yours.");
