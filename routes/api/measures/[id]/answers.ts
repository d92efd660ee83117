import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { answerMeasure } from "../../../../lib/records/measures/answer_measure.ts";
import { measureResultJson } from "../../../../lib/records/measures/measure_results.ts";
import { crisisResources } from "../../../../lib/shared/crisis.ts";
import { measureAnswers } from "../../../../lib/shared/schemas/measures.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const id = idFrom(ctx.params);
    const answered = await answerMeasure(actingAs(ctx), id, await readJson(ctx.req, measureAnswers));
    switch (answered.kind) {
      case "answered": {
        const { result } = answered;
        const crisis = result.isRisk ? crisisResources : null;
        return Response.json({ result: measureResultJson(result), crisis }, { status: 201 });
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
});
