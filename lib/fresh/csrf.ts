import { type Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";

// deno-lint-ignore no-explicit-any -- as upstream: a middleware for any state
export interface CsrfOptions<State = any> {
  /** The origins that may post here, or a function that decides. Default: the request's own origin. */
  origin?: string | string[] | ((origin: string, ctx: Context<State>) => boolean);
}

/**
 * Refuses cross-site request forgery: requests that another site makes a browser send. GET, HEAD and OPTIONS
 * pass. For the other methods, the browser's Sec-Fetch-Site decides, or Origin in an older browser. A client
 * that sends neither header is not a browser, and passes.
 */
export function csrf<State>({ origin }: CsrfOptions<State> = {}): Middleware<State> {
  const allowed = typeof origin === "function" ? origin : allowing<State>(origin);
  return (ctx) => {
    if (isSafe(ctx, allowed)) return ctx.next();
    throw new HttpError(403, "This request came from another site.");
  };
}

type Allowed<State> = (origin: string, ctx: Context<State>) => boolean;

function allowing<State>(origin: string | string[] | undefined): Allowed<State> {
  if (origin === undefined) return (asked, ctx) => asked === ctx.url.origin;
  const allowed = [origin].flat();
  return (asked) => allowed.includes(asked);
}

function isSafe<State>(ctx: Context<State>, allowed: Allowed<State>): boolean {
  const { req } = ctx;
  if (req.method === "GET" || req.method === "HEAD" || req.method === "OPTIONS") return true;
  const site = req.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return true;
  const origin = req.headers.get("origin");
  return origin === null ? site === null : allowed(origin, ctx);
}
