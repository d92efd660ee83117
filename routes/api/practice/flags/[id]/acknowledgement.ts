import { define } from "../../../../../lib/site/define.ts";
import { acknowledgeFlag } from "../../../../../lib/records/measures/measure_flags.ts";
import { notFoundProblem } from "../../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  POST: {
    tag: "Measures",
    summary: "Acknowledge a flag",
    answer: { description: "The flag is acknowledged." },
    async handle({ acting, params }) {
      const { kind } = await acknowledgeFlag(acting, params.id);
      if (kind === "not_found") throw notFoundProblem();
    },
  },
});
