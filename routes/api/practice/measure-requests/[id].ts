import { define } from "../../../../lib/site/define.ts";
import { stopMeasure } from "../../../../lib/records/measures/stop_measure.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  DELETE: {
    tag: "Measures",
    summary: "Stop asking a patient for a measure",
    answer: { description: "The request has ended. Earlier answers stay." },
    async handle({ acting, params }) {
      const { kind } = await stopMeasure(acting, params.id);
      if (kind === "not_found") throw notFoundProblem();
    },
  },
});
