import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { listWaitlist, waitlistJson } from "../../../../lib/scheduling/waitlist/list_waitlist.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const items = await listWaitlist(actingAs(ctx));
    return Response.json({ items: items.map(waitlistJson) });
  },
});
