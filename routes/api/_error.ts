import { define } from "../../lib/site/define.ts";
import { nameTooManyMails } from "../../lib/site/too_many_mails.ts";
import { nameUnavailable } from "../../lib/site/unavailable.ts";
import { problemResponse } from "../../lib/http/problem.ts";

/** Every error under /api is a problem document. */
export const handler = define.middleware(async (ctx) => {
  await nameUnavailable(ctx);
  await nameTooManyMails(ctx);
  return problemResponse(ctx.error);
});
