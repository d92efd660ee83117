import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { findOwnMeasure } from "../../../../lib/records/measures/list_measures.ts";
import { measureRequestJson } from "../../../../lib/records/measures/measure_requests.ts";
import {
  answerLabels,
  difficultyLabels,
  difficultyQuestion,
} from "../../../../lib/shared/measures/instrument.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const request = await findOwnMeasure(actingAs(ctx), idFrom(ctx.params));
    if (!request) throw new Problem(404, "There is no such measure, or it is not yours.");
    const { name, question, items, source } = request.instrument;
    return Response.json({
      ...measureRequestJson(request),
      name,
      question,
      items,
      answerLabels,
      difficultyQuestion,
      difficultyLabels,
      source,
    });
  },
});
