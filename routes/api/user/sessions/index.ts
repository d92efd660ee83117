import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { endOtherSessions } from "../../../../lib/auth/sessions/end_own_sessions.ts";
import { listSessions } from "../../../../lib/auth/sessions/list_sessions.ts";
import { sessionViewJson } from "../../../../lib/shared/schemas/sessions.ts";

export const handler = define.api({
  GET: {
    tag: "Sessions",
    summary: "List the caller's sessions",
    answer: {
      description: "The sessions, the current one first.",
      body: named("Sessions", z.object({ items: z.array(sessionViewJson) })),
    },
    handle: async ({ acting, session }) => ({ items: await listSessions(acting, session) }),
  },

  DELETE: {
    tag: "Sessions",
    summary: "End the caller's other sessions",
    answer: {
      description: "How many sessions ended.",
      body: named("SessionsEnded", z.object({ ended: z.int() })),
    },
    handle: async ({ acting, session }) => ({ ended: await endOtherSessions(acting, session) }),
  },
});
