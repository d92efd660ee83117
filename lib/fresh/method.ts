import type { Context, PageComponent, PageProps } from "./context.ts";
import { type HandlerByMethod, type Method, METHODS, type Middleware, type PageResponse } from "./define.ts";
import type { RouteHandler } from "./define.ts";
import { HttpError } from "./http_error.ts";
import { mutable } from "./mutable.ts";
import { renderPage } from "./render.ts";

/** A route: handlers, a page, or both. */
export interface Endpoint<State> {
  handler?: RouteHandler<unknown, State>;
  component?: PageComponent<PageProps<unknown, State>>;
}

/** Returns the methods that the endpoint answers, HEAD and OPTIONS included. */
export function methodsOf<State>({ handler, component }: Endpoint<State>): Method[] {
  if (typeof handler === "function") return [...METHODS];
  const own = METHODS.filter((method) => handler?.[method]);
  if (component && !own.includes("GET")) own.push("GET");
  if (own.includes("GET") && !own.includes("HEAD")) own.push("HEAD");
  if (!own.includes("OPTIONS")) own.push("OPTIONS");
  return METHODS.filter((method) => own.includes(method));
}

/**
 * Returns the innermost middleware, which calls the method's handler and renders its result. @throws
 * {HttpError} 405.
 */
export function dispatch<State>(endpoint: Endpoint<State>): Middleware<State> {
  const { handler, component } = endpoint;
  const allow = methodsOf(endpoint).join(", ");
  const byMethod: HandlerByMethod<unknown, State> = typeof handler === "object" ? handler : {};
  return async (ctx) => {
    const method = ctx.req.method as Method;
    const found = typeof handler === "function"
      ? handler
      : Object.hasOwn(byMethod, method)
      ? byMethod[method]
      : method === "HEAD"
      ? byMethod.GET
      : undefined;
    if (found === undefined) {
      if (component && (method === "GET" || method === "HEAD")) {
        ctx.data = {};
        return await renderPage(ctx, component, {});
      }
      if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
      throw new HttpError(405);
    }
    return await answer(ctx, await found(ctx), component);
  };
}

/**
 * Returns a handler's result as a response. A page without a status gets the given one. @throws if the result
 * is neither a response nor a page.
 */
export function answer<State>(
  ctx: Context<State>,
  result: Response | PageResponse<unknown>,
  component: Endpoint<State>["component"],
  status = 200,
): Response | Promise<Response> {
  if (result instanceof Response) return mutable(result);
  if (typeof result !== "object" || result === null || !("data" in result)) {
    throw new TypeError(`A handler of ${ctx.route} returned neither a response nor a page.`);
  }
  if (!component) throw new TypeError(`The route ${ctx.route} has no component for its page.`);
  ctx.data = result.data;
  return renderPage(ctx, component, { status: result.status ?? status, headers: result.headers });
}
