import { define, named } from "../../../../lib/site/define.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { answerMeasure } from "../../../../lib/records/measures/answer_measure.ts";
import { crisisResources } from "../../../../lib/shared/crisis.ts";
import { answeredJson, measureAnswers } from "../../../../lib/shared/schemas/measures.ts";

export const handler = define.api({
  POST: {
    tag: "Measures",
    summary: "Answer a measure",
    description:
      "Answers are 0 (not at all) to 3 (nearly every day), in the order of the items. Show `crisis` at once when it is not null.",
    body: named("MeasureAnswers", measureAnswers),
    answer: {
      status: 201,
      description: "The answers are kept and scored.",
      body: named("MeasureAnswered", answeredJson),
    },
    problems: { 409: "`not_waiting`: It has been answered already, or is no longer asked for." },
    async handle({ acting, params, body }) {
      const answered = await answerMeasure(acting, params.id, body);
      switch (answered.kind) {
        case "answered": {
          const { result } = answered;
          const crisis = result.isRisk ? crisisResources : null;
          return { result, crisis };
        }
        case "not_found":
          throw new Problem(404, "There is no such measure, or it is not yours.");
        case "not_waiting":
          throw new Problem(409, "It has been answered already, or is no longer asked for.", {
            code: "not_waiting",
          });
        case "wrong_count":
          throw new Problem(422, "Some of what was sent cannot be used.", {
            code: "invalid",
            errors: [{ path: "answers", message: `Send ${answered.expected} answers, one to each item.` }],
          });
      }
    },
  },
});
