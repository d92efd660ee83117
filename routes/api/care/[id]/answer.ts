import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { answerRequest } from "../../../../lib/people/care/answer_request.ts";
import { careProblem } from "../../../../lib/site/problems/care_problem.ts";
import { careAnswerInput } from "../../../../lib/shared/schemas/care.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const id = idFrom(ctx.params);
    const result = await answerRequest(actingAs(ctx), id, await readJson(ctx.req, careAnswerInput));
    if (result.kind !== "answered") throw careProblem(result);
    return new Response(null, { status: 204 });
  },
});
