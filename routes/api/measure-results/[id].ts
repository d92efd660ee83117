import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { findResult, measureResultJson } from "../../../lib/records/measures/measure_results.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const result = await findResult(actingAs(ctx), idFrom(ctx.params));
    if (!result) throw new Problem(404, "There is no such result, or it is not yours.");
    return Response.json(measureResultJson(result));
  },
});
