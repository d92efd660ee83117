import { define, named } from "../../../../lib/site/define.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";
import { findCare } from "../../../../lib/people/care/list_care.ts";
import { careJson } from "../../../../lib/shared/schemas/care.ts";

export const handler = define.api({
  GET: {
    tag: "Care",
    summary: "Read one of the caller's care relationships",
    answer: { description: "The relationship.", body: named("CareRelationship", careJson) },
    async handle({ acting, params }) {
      const care = await findCare(acting, params.id);
      if (!care) throw notFoundProblem();
      return care;
    },
  },
});
