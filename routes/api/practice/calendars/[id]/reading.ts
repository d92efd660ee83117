import { define } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { askForReading } from "../../../../../lib/scheduling/calendars/import/own_calendars.ts";
import { tooManyProblem, tooManyProblems } from "../../../../../lib/site/too_many.ts";

export const handler = define.api({
  POST: {
    tag: "Calendars",
    summary: "Read a calendar elsewhere now",
    answer: { status: 202, description: "The calendar is read within moments." },
    problems: tooManyProblems,
    async handle({ acting, params }) {
      const result = await askForReading(acting, params.id);
      switch (result.kind) {
        case "asked":
          return;
        case "not_found":
          throw new Problem(404, "There is no such calendar, or it is not yours.");
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
