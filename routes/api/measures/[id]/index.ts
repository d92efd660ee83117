import { define, named } from "../../../../lib/site/define.ts";
import { findOwnMeasure } from "../../../../lib/records/measures/list_measures.ts";
import {
  answerLabels,
  difficultyLabels,
  difficultyQuestion,
} from "../../../../lib/shared/measures/instrument.ts";
import { measureQuestionsJson } from "../../../../lib/shared/schemas/measures.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "Read a measure with its questions, word for word",
    answer: { description: "The measure.", body: named("MeasureQuestions", measureQuestionsJson) },
    async handle({ acting, params }) {
      const request = await findOwnMeasure(acting, params.id);
      if (!request) throw notFoundProblem();
      const { name, question, items, source } = request.instrument;
      return {
        ...request,
        name,
        question,
        items,
        answerLabels,
        difficultyQuestion,
        difficultyLabels,
        source,
      };
    },
  },
});
