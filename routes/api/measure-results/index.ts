import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { listResults, measureResultJson } from "../../../lib/records/measures/measure_results.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const items = await listResults(acting, acting.actor.userId);
    return Response.json({ items: items.map(measureResultJson) });
  },
});
