import type { Context, PageComponent, PageProps } from "./context.ts";

/** What a handler returns to have the route's page rendered with this data. */
export class PageResponse<Data> {
  constructor(readonly data: Data, readonly status: number, readonly headers: HeadersInit | undefined) {}
}

/** Renders the route's page with this data. */
export function page<Data = undefined>(
  data?: Data,
  init: { status?: number; headers?: HeadersInit } = {},
): PageResponse<Data> {
  return new PageResponse(data as Data, init.status ?? 200, init.headers);
}

type Awaitable<T> = T | Promise<T>;

/** Runs around what comes after it; `await ctx.next()` gives the response. */
export type Middleware<State> = (ctx: Context<State>) => Awaitable<Response>;

export type HandlerFn<State, Data = unknown> = (
  ctx: Context<State>,
) => Awaitable<Response | PageResponse<Data>>;

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Method = (typeof METHODS)[number];

/** A route's handlers: one for each method, or one for all. */
export type HandlerByMethod<State> = Partial<Record<Method, HandlerFn<State>>>;
export type RouteHandler<State> = HandlerFn<State> | HandlerByMethod<State>;

type DataOf<Result> = Awaited<Result> extends infer Each
  ? Each extends PageResponse<infer Data> ? Data : never
  : never;

/** The data that the pages of these handlers get: what any of them passes to `page`. */
export type PageData<Handlers> = Handlers extends (...parameters: never[]) => infer Result ? DataOf<Result>
  : {
    [Name in keyof Handlers]: Handlers[Name] extends (...parameters: never[]) => infer Result ? DataOf<Result>
      : never;
  }[keyof Handlers];

export interface Define<State> {
  handlers<Handlers extends RouteHandler<State>>(handlers: Handlers): Handlers;
  page<Handlers = never>(
    component: PageComponent<PageProps<[Handlers] extends [never] ? unknown : PageData<Handlers>, State>>,
  ): PageComponent<PageProps<[Handlers] extends [never] ? unknown : PageData<Handlers>, State>>;
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
