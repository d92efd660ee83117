import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { stopMeasure } from "../../../../lib/records/measures/stop_measure.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { kind } = await stopMeasure(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw new Problem(404, "You are not asking for this.");
    return new Response(null, { status: 204 });
  },
});
