import { define } from "../lib/site/define.ts";
import { findUnreadiness } from "../lib/site/readiness.ts";

/** Ready: the database answers, and its schema matches this code. */
export const handler = define.handlers({
  async GET(ctx) {
    const problem = await findUnreadiness(ctx.state);
    return problem
      ? Response.json({ status: "unready", problem }, { status: 503 })
      : Response.json({ status: "ready" });
  },
});
