import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";
import { mutable } from "./mutable.ts";

/** A whole way through middlewares to a handler and back. Never rejects. */
export type Run<State> = (ctx: Context<State>) => Promise<Response>;

/** Turns an error into its response. Never rejects. */
export type Fail<State> = (ctx: Context<State>, error: unknown) => Promise<Response>;

/**
 * Composes the middlewares around the last step. Each step stands on its own guard: its error becomes a response at
 * its place, so that everything outside of it sees a response like any other, and finds the error in `ctx.error`.
 * What goes wrong in the outermost one nobody else sees: it is reported on the console.
 */
export function compose<State>(
  middlewares: readonly Middleware<State>[],
  last: Middleware<State>,
  fail: Fail<State>,
): Run<State> {
  const failUnseen: Fail<State> = (ctx, error) => {
    if (!(error instanceof HttpError)) console.error(error);
    return fail(ctx, error);
  };
  let run = guard((ctx) => {
    ctx.next = nothingBehind;
    return last(ctx);
  }, middlewares.length > 0 ? fail : failUnseen);
  for (let i = middlewares.length - 1; i >= 0; i--) {
    const inner = run;
    const middleware = middlewares[i];
    run = guard((ctx) => {
      ctx.next = () => inner(ctx);
      return middleware(ctx);
    }, i > 0 ? fail : failUnseen);
  }
  return run;
}

/** What `ctx.next()` of a handler is: as upstream has it, a path that nothing further answers. */
const nothingBehind = () => Promise.reject(new HttpError(404));

function guard<State>(step: Middleware<State>, fail: Fail<State>): Run<State> {
  return async (ctx) => {
    try {
      const response = await step(ctx);
      if (response instanceof Response) return mutable(response);
      throw new TypeError(
        "A middleware returned no response: it has to return what ctx.next() gave, or its own.",
      );
    } catch (error) {
      return await fail(ctx, error);
    }
  };
}
