import { actingInSession } from "../../../../lib/site/access/access.ts";
import { endOtherSessions } from "../../../../lib/auth/sessions/end_own_sessions.ts";
import { listSessions } from "../../../../lib/auth/sessions/list_sessions.ts";
import { define } from "../../../../lib/site/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    const items = await listSessions(acting, session);
    return Response.json({
      items: items.map(({ createdAt, lastSeenAt, ...item }) => ({
        ...item,
        createdAt: createdAt.toString(),
        lastSeenAt: lastSeenAt.toString(),
      })),
    });
  },

  async DELETE(ctx) {
    const { acting, session } = actingInSession(ctx);
    return Response.json({ ended: await endOtherSessions(acting, session) });
  },
});
