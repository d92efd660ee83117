import { define } from "../../../../../lib/site/define.ts";
import { askForReading } from "../../../../../lib/scheduling/calendars/import/own_calendars.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { readingRefusals } from "../../../../../lib/scheduling/calendars/import/calendar_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Calendars",
    summary: "Update an imported calendar now",
    answer: { status: 202, description: "The calendar will be read in a moment." },
    problems: readingRefusals,
    async handle({ acting, params }) {
      const result = await askForReading(acting, params.id);
      if (result.kind !== "asked") throw refusalProblem(readingRefusals, result);
    },
  },
});
