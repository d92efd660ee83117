import { define } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { acknowledgeFlag } from "../../../../../lib/records/measures/measure_flags.ts";

export const handler = define.api({
  POST: {
    tag: "Measures",
    summary: "Acknowledge a flag",
    answer: { description: "The flag is acknowledged." },
    async handle({ acting, params }) {
      const { kind } = await acknowledgeFlag(acting, params.id);
      if (kind === "not_found") throw new Problem(404, "There is no such flag, or it is not yours.");
    },
  },
});
