import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { listOwnMeasures } from "../../../lib/records/measures/list_measures.ts";
import { measureRequestJson } from "../../../lib/records/measures/measure_requests.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const items = await listOwnMeasures(actingAs(ctx));
    return Response.json({ items: items.map(measureRequestJson) });
  },
});
