import { actingAs } from "../../../lib/site/access/access.ts";
import { listActivity } from "../../../lib/auth/activity/list_activity.ts";
import { define } from "../../../lib/site/define.ts";
import { readQuery } from "../../../lib/http/json.ts";
import { requireCursor } from "../../../lib/http/require_cursor.ts";
import { activityQuery } from "../../../lib/shared/schemas/sessions.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const query = readQuery(ctx.url, activityQuery);
    requireCursor(query.cursor);
    const { items, nextCursor } = await listActivity(acting, query);
    return Response.json({
      items: items.map(({ at, ...item }) => ({ ...item, at: at.toString() })),
      nextCursor,
    });
  },
});
