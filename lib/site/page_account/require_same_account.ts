import { mediaType } from "../../http/body.ts";
import { peekFields } from "../../http/peek_fields.ts";
import { refusalProblem } from "../../http/refusal_problem.ts";
import { MARK_FIELD, MARK_HEADER, markInKey } from "../../shared/account_mark.ts";
import { define } from "../define.ts";
import { LONGEST_FORM, readSentForm, UnsentForm } from "../unsent_form.ts";
import { accountRefusals } from "./account_refusals.ts";
import { accountMark } from "./account_mark.ts";

/**
 * Refuses what a page sends for another account than the one that is signed in now: another user signed in to
 * this browser while the page was open. A request that names no account passes: it comes from a program, or
 * from a page that was rendered for a visitor.
 */
export const requireSameAccount = define.middleware(async (ctx) => {
  const { actor, config } = ctx.state;
  if (!actor) return await ctx.next();
  const { headers } = ctx.req;
  const named = headers.get(MARK_HEADER) || markInKey(headers.get("idempotency-key") ?? "") ||
    await markInForm(ctx.req);
  if (named === null || named === accountMark(config, actor.userId)) return await ctx.next();
  const why = { kind: "other_account", name: actor.name } as const;
  if (ctx.url.pathname.startsWith("/api/")) throw refusalProblem(accountRefusals, why);
  throw new UnsentForm(why, await readSentForm(ctx.req));
});

async function markInForm(request: Request): Promise<string | null> {
  const isForm = request.method === "POST" &&
    ["application/x-www-form-urlencoded", "multipart/form-data"].includes(mediaType(request));
  if (!isForm) return null;
  const { [MARK_FIELD]: mark, key } = await peekFields(request, LONGEST_FORM);
  return mark === undefined ? markInKey(String(key)) : String(mark);
}
