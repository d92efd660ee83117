import { type Context, INTERNALS } from "./context.ts";
import type { Fail } from "./chain.ts";
import type { Method } from "./define.ts";
import { developmentErrorPage } from "./development_error_page.ts";
import { HttpError } from "./http_error.ts";
import { answer, type Endpoint } from "./method.ts";
import { renderPage, type Wrappers } from "./render.ts";

/** What turns errors into responses: an `_error` file or a function given to `onError`. */
export interface ErrorHandler<State> extends Endpoint<State> {
  /** What its page is rendered in. */
  wrappers: Wrappers;
}

/**
 * Answers errors through the nearest handler; if that one fails in turn, through the next one outside of it, and in
 * the end in plain text that says nothing but the status.
 */
export function failThrough<State>(
  handlers: readonly ErrorHandler<State>[],
  allow: readonly Method[],
): Fail<State> {
  return async (ctx, error) => {
    ctx.error = error;
    const response = await firstAnswer(handlers, ctx);
    if (response.status === 405 && !response.headers.has("allow")) {
      response.headers.set("allow", allow.join(", "));
    }
    return response;
  };
}

async function firstAnswer<State>(
  handlers: readonly ErrorHandler<State>[],
  ctx: Context<State>,
): Promise<Response> {
  const { error } = ctx;
  const status = error instanceof HttpError ? error.status : 500;
  const { site } = ctx[INTERNALS];
  for (const { handler, component, wrappers } of handlers) {
    if (component && site.snapshot.dev && !(error instanceof HttpError)) break;
    ctx[INTERNALS].wrappers = wrappers;
    try {
      if (typeof handler === "function") {
        return await answer(ctx, await handler(ctx), component);
      }
      ctx.data = undefined;
      if (component) return await renderPage(ctx, component, { status });
    } catch (another) {
      if (another !== error) console.error("An error page failed:", another);
    }
  }
  if (site.snapshot.dev && !(error instanceof HttpError)) return developmentErrorPage(error, site);
  const text = error instanceof HttpError ? error.message : "Internal Server Error";
  return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
