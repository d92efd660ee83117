import { define, named } from "../../../../lib/site/define.ts";
import { answerMeasure } from "../../../../lib/records/measures/answer_measure.ts";
import { crisisResources } from "../../../../lib/shared/crisis.ts";
import { answeredJson, measureAnswers } from "../../../../lib/shared/schemas/measures.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { answerMeasureRefusals } from "../../../../lib/records/measures/measure_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Measures",
    summary: "Answer a measure",
    description:
      "Answers are 0 (not at all) to 3 (nearly every day), in the order of the items. Show `crisis` at once " +
      "when it is not null.",
    body: named("MeasureAnswers", measureAnswers),
    answer: {
      status: 201,
      description: "The answers are saved and scored.",
      body: named("MeasureAnswered", answeredJson),
    },
    problems: answerMeasureRefusals,
    async handle({ acting, params, body }) {
      const answered = await answerMeasure(acting, params.id, body);
      if (answered.kind !== "answered") throw refusalProblem(answerMeasureRefusals, answered);
      const { result } = answered;
      return { result, crisis: result.isRisk ? crisisResources : null };
    },
  },
});
