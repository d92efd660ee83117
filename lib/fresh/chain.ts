import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";

/** A whole way through middlewares to a handler and back. Never rejects. */
export type Run<State> = (ctx: Context<State>) => Promise<Response>;

/** Turns an error into its response. Never rejects. */
export type Fail<State> = (ctx: Context<State>, error: unknown) => Promise<Response>;

/**
 * Composes the middlewares around the last step. Each step stands on its own guard: its error becomes a response at
 * its place, so that everything outside of it sees a response like any other.
 */
export function compose<State>(
  middlewares: readonly Middleware<State>[],
  last: Middleware<State>,
  fail: Fail<State>,
): Run<State> {
  let run = guard(last, fail);
  for (let i = middlewares.length - 1; i >= 0; i--) {
    const inner = run;
    const middleware = middlewares[i];
    run = guard((ctx) => {
      ctx.next = () => inner(ctx);
      return middleware(ctx);
    }, fail);
  }
  return run;
}

function guard<State>(step: Middleware<State>, fail: Fail<State>): Run<State> {
  return async (ctx) => {
    try {
      const response = await step(ctx);
      if (response instanceof Response) return response;
      throw new TypeError(
        "A middleware returned no response: it has to return what ctx.next() gave, or its own.",
      );
    } catch (error) {
      return await fail(ctx, error);
    }
  };
}
