import { type Context, INTERNALS, type Wrappers } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";
import { mutable } from "./mutable.ts";

/** Runs a request through its middlewares and its handler. It rejects with what they throw. */
export type Run<State> = (ctx: Context<State>) => Promise<Response>;

/** One middleware or handler, and what surrounds a page that it renders. */
export interface Link<State> {
  middleware: Middleware<State>;
  wrappers: Wrappers;
}

/** Composes the links, the outermost first. When one throws, `ctx.error` holds the error from then on. */
export function compose<State>(links: readonly Link<State>[]): Run<State> {
  return links.reduceRight<Run<State>>((inner, link) => surround(link, inner), nothing);
}

function nothing<State>(ctx: Context<State>): Promise<never> {
  return Promise.reject(ctx.error = new HttpError(404));
}

function surround<State>({ middleware, wrappers }: Link<State>, inner: Run<State>): Run<State> {
  return async (ctx) => {
    const internals = ctx[INTERNALS];
    const outside = internals.wrappers;
    internals.wrappers = wrappers;
    ctx.next = () => inner(ctx);
    try {
      const response = await middleware(ctx);
      // The context does not keep the response: V8 would carry every page's text into the old generation,
      // where only a full collection frees it (measured: half again the time of a page).
      if (response instanceof Response) return mutable(response);
      throw new TypeError(
        "A middleware returned no response: it has to return what ctx.next() gave, or its own.",
      );
    } catch (error) {
      ctx.error = error;
      throw error;
    } finally {
      internals.wrappers = outside;
    }
  };
}
