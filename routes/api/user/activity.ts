import { actingAs } from "../../../lib/auth/access.ts";
import { listActivity } from "../../../lib/auth/activity/list_activity.ts";
import { define } from "../../../lib/http/define.ts";
import { readQuery } from "../../../lib/http/json.ts";
import { activityQuery } from "../../../lib/shared/schemas/sessions.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { items, nextCursor } = await listActivity(actingAs(ctx), readQuery(ctx.url, activityQuery));
    return Response.json({
      items: items.map(({ at, ...item }) => ({ ...item, at: at.toString() })),
      nextCursor,
    });
  },
});
