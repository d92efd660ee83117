import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { acknowledgeFlag } from "../../../../../lib/records/measures/measure_flags.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { kind } = await acknowledgeFlag(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw new Problem(404, "There is no such flag, or it is not yours.");
    return new Response(null, { status: 204 });
  },
});
