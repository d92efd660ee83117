import { type Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";

export interface CsrfOptions {
  /** Origins that may post here. Default: the request's own. */
  origin?: string | string[];
}

/**
 * Refuses what another site makes a browser send (cross-site request forgery). Reading methods pass; otherwise the
 * browser's own word counts, Sec-Fetch-Site, or from an older one its Origin. Neither header: no browser, passes.
 */
export function csrf<State>({ origin }: CsrfOptions = {}): Middleware<State> {
  const allowed = origin === undefined ? null : [origin].flat();
  return (ctx) => {
    if (isSafe(ctx, allowed)) return ctx.next();
    throw new HttpError(403, "This request came from another site.");
  };
}

function isSafe<State>(ctx: Context<State>, allowed: string[] | null): boolean {
  const { req } = ctx;
  if (req.method === "GET" || req.method === "HEAD" || req.method === "OPTIONS") return true;
  const site = req.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return true;
  const origin = req.headers.get("origin");
  if (origin === null) return site === null;
  return allowed ? allowed.includes(origin) : origin === ctx.url.origin;
}
