import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { listActivity } from "../../../lib/auth/activity/list_activity.ts";
import { requireCursor } from "../../../lib/http/require_cursor.ts";
import { activityJson, activityQuery } from "../../../lib/shared/schemas/sessions.ts";

export const handler = define.api({
  GET: {
    tag: "Sessions",
    summary: "List what happened to the caller's account",
    query: activityQuery,
    answer: {
      description: "A page of events, the latest first.",
      body: named("Activity", z.object({ items: z.array(activityJson), nextCursor: z.string().nullable() })),
    },
    async handle({ acting, query }) {
      requireCursor(query.cursor);
      const { items, nextCursor } = await listActivity(acting, query);
      return { items, nextCursor };
    },
  },
});
