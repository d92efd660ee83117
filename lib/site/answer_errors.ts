import type { Middleware } from "fresh";
import type { State } from "./state.ts";

/**
 * Answers what is thrown inside of it, so that everything outside sees an answer like any other: headers,
 * policy and the line in the log come to all of them. A program gets a problem, a person a page.
 */
export function answerErrors(
  answers: { api: Middleware<State>; page: Middleware<State> },
): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch {
      // Fresh has put it into ctx.error, where the answers look for it.
      try {
        return await (ctx.url.pathname.startsWith("/api/") ? answers.api : answers.page)(ctx);
      } catch (error) {
        ctx.state.log.error("error_page_failed", { requestId: ctx.state.requestId, error });
        return new Response("Something went wrong on our side.", { status: 500 });
      }
    }
  };
}
