import type { Middleware } from "fresh";
import type { State } from "./state.ts";
import { nameTooManyMails } from "./too_many_mails.ts";
import { nameUnavailable } from "./unavailable.ts";

/**
 * Answers errors from inside, so that the middlewares outside see a normal response and add headers, policy
 * and log line to it. API clients get a problem document; browsers get a page.
 */
export function answerErrors(
  answers: { api: Middleware<State>; page: Middleware<State> },
): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch {
      // Fresh has stored the error in ctx.error, where the answers read it.
      try {
        await nameUnavailable(ctx);
        await nameTooManyMails(ctx);
        return await (ctx.url.pathname.startsWith("/api/") ? answers.api : answers.page)(ctx);
      } catch (error) {
        ctx.state.log.error("error_page_failed", { requestId: ctx.state.requestId, error });
        return new Response("Something went wrong on our side.", { status: 500 });
      }
    }
  };
}
