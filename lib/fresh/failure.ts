import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { developmentErrorPage } from "./development_error_page.ts";
import { HttpError } from "./http_error.ts";
import { answer, type Endpoint } from "./method.ts";
import { renderPage } from "./render.ts";
import type { Site } from "./site.ts";

/**
 * Answers errors from inside with an `_error` file or with a function given to `onError`. If that fails as
 * well, the original error is thrown to the outside.
 */
export function catching<State>(endpoint: Endpoint<State>): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      try {
        return await answerError(ctx, endpoint, error);
      } catch (another) {
        if (another !== error) console.error("An error page failed:", another);
        throw error;
      }
    }
  };
}

async function answerError<State>(
  ctx: Context<State>,
  { handler, component }: Endpoint<State>,
  error: unknown,
): Promise<Response> {
  const status = statusOf(error);
  if (typeof handler === "function") return await answer(ctx, await handler(ctx), component, status);
  if (!component) throw error;
  ctx.data = undefined;
  return await renderPage(ctx, component, { status });
}

/** Returns the response to an error that no error page answered. It shows a client only the status. */
export function lastWord(error: unknown): Response {
  if (!(error instanceof HttpError)) console.error(error);
  const text = error instanceof HttpError ? error.message : "Internal Server Error";
  return new Response(text, {
    status: statusOf(error),
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** Replaces an error page that hides a bug with one that shows it. For development only. */
export function showBug<State>(ctx: Context<State>, response: Response, site: Site): Response {
  const { error } = ctx;
  const isPage = response.headers.get("content-type")?.startsWith("text/") ?? false;
  if (response.status < 500 || !isPage || error === null || error instanceof HttpError) return response;
  const shown = developmentErrorPage(error, site);
  response.headers.forEach((value, name) => {
    if (!shown.headers.has(name)) shown.headers.append(name, value);
  });
  return shown;
}

const statusOf = (error: unknown) => error instanceof HttpError ? error.status : 500;
