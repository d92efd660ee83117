import { enforcePolicy, verdictOn } from "./access.ts";
import * as paths from "../../shared/paths.ts";
import { define } from "../define.ts";
import { redirectTo } from "../../http/redirect.ts";
import { readWrittenForm, UnsentForm } from "../unsent_form.ts";

/**
 * Checks every request against the access policy. A page that needs a sign-in, or a second factor, leads
 * there and back. A form sent after the session ended, or with one factor, is given back.
 */
export const requireAccess = define.middleware(async (ctx) => {
  const isPage = !ctx.url.pathname.startsWith("/api/");
  const asked = ctx.req.method === "GET" ? ctx.url.pathname + ctx.url.search : undefined;
  const verdict = isPage ? verdictOn(ctx) : null;
  if (verdict?.kind === "sign_in_first") {
    const form = await readWrittenForm(ctx.req);
    if (form) throw new UnsentForm({ kind: "signed_out" }, form);
    return redirectTo(paths.signIn(asked));
  }
  if (verdict?.kind === "second_factor_first") {
    const form = await readWrittenForm(ctx.req);
    if (form) throw new UnsentForm({ kind: "second_factor" }, form);
    return redirectTo(paths.secondFactorNeeded(asked));
  }
  enforcePolicy(ctx);
  return await ctx.next();
});
