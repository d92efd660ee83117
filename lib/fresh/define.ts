import type { Context, PageComponent, PageProps } from "./context.ts";

/** A handler returns this to render the route's page with this data. */
export interface PageResponse<Data> {
  data: Data;
  status?: number;
  headers?: HeadersInit;
}

/** Renders the route's page with this data. */
export function page<Data>(
  data: Data,
  options?: { status?: number; headers?: HeadersInit },
): PageResponse<Data>;
export function page(): PageResponse<undefined>;
export function page<Data>(
  data?: Data,
  { status, headers }: { status?: number; headers?: HeadersInit } = {},
): PageResponse<Data> {
  return { data: data as Data, status, headers };
}

/** Runs around everything that comes after it; `await ctx.next()` returns the response. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;

export type HandlerFn<Data, State> = (
  ctx: Context<State>,
) => Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

/** A route's handlers: one for each method, or one for all methods. */
export type HandlerByMethod<Data, State> = Partial<Record<Method, HandlerFn<Data, State>>>;
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;

/** The data of these handlers' page: whatever any of them passes to `page`. */
// deno-lint-ignore no-explicit-any -- handlers of any state
export type RouteData<Handler extends RouteHandler<any, any>> = Handler extends HandlerFn<infer Data, any>
  ? Data
  // deno-lint-ignore no-explicit-any
  : Handler extends HandlerByMethod<infer Data, any> ? Data
  : never;

export interface Define<State> {
  handlers<Data, Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>>(
    handlers: Handlers,
  ): Handlers;
  page<
    // deno-lint-ignore no-explicit-any -- the handlers determine the data
    Handler extends RouteHandler<any, State> = never,
    Data = RouteData<Handler>,
  >(component: PageComponent<PageProps<Data, State>>): PageComponent<PageProps<Data, State>>;
  middleware<Given extends Middleware<State> | Middleware<State>[]>(middleware: Given): Given;
  layout(component: PageComponent<PageProps<unknown, State>>): PageComponent<PageProps<unknown, State>>;
}

/** Identity functions that give pages, handlers, middlewares and layouts the type of `ctx.state`. */
export function createDefine<State>(): Define<State> {
  return {
    handlers: (handlers) => handlers,
    page: (component) => component,
    middleware: (middleware) => middleware,
    layout: (component) => component,
  };
}
