import { HttpError } from "fresh";
import { enforcePolicy } from "../auth/access.ts";
import { paths } from "../shared/paths.ts";
import { define } from "./define.ts";
import { redirectTo } from "./redirect.ts";

/** Holds every request against the access policy; a page that needs a sign-in leads to it and back. */
export const requireAccess = define.middleware((ctx) => {
  try {
    enforcePolicy(ctx);
  } catch (error) {
    const isPage = !ctx.url.pathname.startsWith("/api/");
    if (!isPage || !(error instanceof HttpError) || error.status !== 401) throw error;
    const asked = ctx.req.method === "GET" ? ctx.url.pathname + ctx.url.search : undefined;
    return redirectTo(paths.signIn(asked));
  }
  return ctx.next();
});
