import { define, named } from "../../../lib/site/define.ts";
import { findResult } from "../../../lib/records/measures/measure_results.ts";
import { measureResultJson } from "../../../lib/shared/schemas/measures.ts";
import { notFoundProblem } from "../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "Read a result",
    description: "Only the patient and the therapist who asked for it can read it.",
    answer: { description: "The result.", body: named("MeasureResult", measureResultJson) },
    async handle({ acting, params }) {
      const result = await findResult(acting, params.id);
      if (!result) throw notFoundProblem();
      return result;
    },
  },
});
