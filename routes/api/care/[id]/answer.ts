import { define, named } from "../../../../lib/site/define.ts";
import { answerRequest } from "../../../../lib/people/care/answer_request.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { careRefusals } from "../../../../lib/leaving/care_refusals.ts";
import { careAnswerInput } from "../../../../lib/shared/schemas/care.ts";

const { changed, no_such_colleague } = careRefusals;

export const handler = define.api({
  POST: {
    tag: "Care",
    summary: "Answer a patient's request",
    body: named("CareAnswer", careAnswerInput),
    answer: { description: "The answer is saved. The patient gets an email." },
    problems: { changed, no_such_colleague },
    async handle({ acting, params, body }) {
      const result = await answerRequest(acting, params.id, body);
      if (result.kind !== "answered") throw refusalProblem(careRefusals, result, acting.actor.role);
    },
  },
});
