import { define, named } from "../../../lib/site/define.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { findResult } from "../../../lib/records/measures/measure_results.ts";
import { measureResultJson } from "../../../lib/shared/schemas/measures.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "Read a result",
    description: "The patient can read it, and the therapist who asked for it.",
    answer: { description: "The result.", body: named("MeasureResult", measureResultJson) },
    async handle({ acting, params }) {
      const result = await findResult(acting, params.id);
      if (!result) throw new Problem(404, "There is no such result, or it is not yours.");
      return result;
    },
  },
});
