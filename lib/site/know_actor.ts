import { findSession } from "../auth/sessions/session.ts";
import { define } from "./define.ts";
import { sessionCookie } from "./cookies.ts";

/**
 * Identifies the signed-in user. A request without a session cookie, or for an unknown route, costs no query.
 */
export const knowActor = define.middleware(async (ctx) => {
  const token = ctx.route ? sessionCookie.read(ctx.req, ctx.state.config) : null;
  const found = token ? await findSession(ctx.state, token) : null;
  if (found) Object.assign(ctx.state, found);
  return await ctx.next();
});
