import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { careRefusals } from "../../../../lib/leaving/care_refusals.ts";
import { endCare } from "../../../../lib/leaving/end_care.ts";
import { careEndInput } from "../../../../lib/shared/schemas/care.ts";

export const handler = define.api({
  POST: {
    tag: "Care",
    summary: "End a care relationship, or withdraw a request",
    body: named("CareEnd", careEndInput),
    answer: {
      description: "How many visits were canceled.",
      body: named("CareEnded", z.object({ cancelledVisits: z.int() })),
    },
    problems: { changed: careRefusals.changed },
    async handle({ acting, params, body }) {
      const result = await endCare(acting, params.id, body);
      switch (result.kind) {
        case "ended":
          return { cancelledVisits: result.cancelledVisits };
        case "withdrawn":
          return { cancelledVisits: 0 };
        case "not_found":
        case "changed":
          throw refusalProblem(careRefusals, result, acting.actor.role);
      }
    },
  },
});
