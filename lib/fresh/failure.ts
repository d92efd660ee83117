import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { developmentErrorPage } from "./development_error_page.ts";
import { HttpError } from "./http_error.ts";
import { answer, type Endpoint } from "./method.ts";
import { renderPage } from "./render.ts";
import type { Site } from "./site.ts";

/**
 * Answers the errors of what lies inside of it, as an `_error` file or a function given to `onError` says.
 * When that fails in turn, the error goes on to what lies outside.
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

/** What is left to say when nothing answered the error. Tells a client nothing but the status. */
export function lastWord(error: unknown): Response {
  if (!(error instanceof HttpError)) console.error(error);
  const text = error instanceof HttpError ? error.message : "Internal Server Error";
  return new Response(text, {
    status: statusOf(error),
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** For development alone: a page that tells nothing of a bug gives way to one that shows it. */
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
