import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { listOpenFlags, measureFlagJson } from "../../../../lib/records/measures/measure_flags.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const items = await listOpenFlags(actingAs(ctx));
    return Response.json({ items: items.map(measureFlagJson) });
  },
});
