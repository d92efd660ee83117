import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { answerRequest } from "../../../../lib/people/care/answer_request.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { careRefusals } from "../../../../lib/leaving/care_refusals.ts";
import { careAnswerInput } from "../../../../lib/shared/schemas/care.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const result = await answerRequest(acting, id, await readJson(ctx.req, careAnswerInput));
    if (result.kind !== "answered") throw refusalProblem(careRefusals, result, acting.actor.role);
    return new Response(null, { status: 204 });
  },
});
