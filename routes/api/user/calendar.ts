import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { findOwnFeed, makeOwnFeed, revokeOwnFeed } from "../../../lib/scheduling/calendars/feed/own_feed.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const feed = await findOwnFeed(actingAs(ctx));
    return Response.json({ createdAt: feed?.createdAt.toString() ?? null });
  },

  async POST(ctx) {
    const { address, createdAt } = await makeOwnFeed(actingAs(ctx));
    const headers = { "cache-control": "no-store" };
    return Response.json({ address, createdAt: createdAt.toString() }, { status: 201, headers });
  },

  async DELETE(ctx) {
    await revokeOwnFeed(actingAs(ctx));
    return new Response(null, { status: 204 });
  },
});
