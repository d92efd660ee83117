import type { ComponentChildren, FunctionComponent, VNode } from "preact";
import type { Site } from "./site.ts";

/** An app's options. */
export interface FreshConfig {
  mode?: "development" | "production";
}

/** An app's configuration: its options, and what its build adds. */
export interface ResolvedFreshConfig {
  /** The project's folder. */
  root: string;
  mode: "development" | "production";
}

/** The key of the kernel's private data in a context. */
export const INTERNALS = Symbol("fresh");

export interface Internals {
  site: Site;
  /** The path as in the request line: undecoded, without the query. */
  pathname: string;
  wrappers: Wrappers;
  /** Renders pages of this context. It is passed in because render.ts imports this file. */
  renderPage: <State>(
    ctx: Context<State>,
    component: PageComponent<PageProps<unknown, State>>,
    init: ResponseInit,
  ) => Response | Promise<Response>;
}

/** What surrounds a page: layouts, the outermost first, and the app's frame. */
export interface Wrappers {
  // deno-lint-ignore no-explicit-any -- each route's components have their own data and state
  layouts: readonly PageComponent<any>[];
  // deno-lint-ignore no-explicit-any
  app?: PageComponent<any>;
}

/** One request's context. Middlewares and handlers get it; pages get it as props. */
export class Context<State> {
  /** The data that a handler passed to `page(data)`. */
  data: unknown = undefined;
  /** What a middleware or handler threw; null if nothing was thrown. */
  error: unknown = null;
  state = {} as State;
  [INTERNALS]: Internals;
  #url: URL | undefined;

  constructor(
    readonly req: Request,
    readonly info: Deno.ServeHandlerInfo,
    readonly config: ResolvedFreshConfig,
    /** The pattern that matched, such as "/therapists/:id"; null if none did. */
    readonly route: string | null,
    /** The pattern's parameters, decoded, except for %2F. */
    readonly params: Record<string, string>,
    internals: Internals,
  ) {
    this[INTERNALS] = internals;
  }

  /** Calls the next middleware or the handler. Rejects with what it throws, unless an error page answers. */
  next!: () => Promise<Response>;

  /** The request's address, parsed on first use. */
  get url(): URL {
    return this.#url ??= URL.parse(this.req.url) ??
      // An invalid Host header must not make a handler fail.
      new URL(this.req.url.replace(/^\w+:\/\/[^/]*/, "http://invalid"));
  }

  /**
   * Returns a redirect, 302 by default. Several slashes at the start of a path become one, so that a path
   * never leads to another host. Browsers read backslashes as slashes, so they count as well. Browsers also
   * drop tabs and line breaks anywhere, and spaces and control characters at the start, so these go first
   * (URL Standard, 4.4).
   */
  redirect(path: string, status = 302): Response {
    const read = path.replace(/^[\p{Cc} ]+|[\t\n\r]/gu, "");
    const location = read.replace(/^[/\\]{2,}|^\\/, "/");
    return new Response(null, { status, headers: { location } });
  }

  /** Renders the vnode as a page, inside the route's layouts and the app's frame. */
  async render(vnode: VNode | null, init: ResponseInit = {}): Promise<Response> {
    return await this[INTERNALS].renderPage(this, () => vnode, init);
  }
}

/**
 * The props of a page, a layout or _app: the context. A layout and _app also get the component that they
 * surround.
 */
export type PageProps<Data = unknown, State = unknown> =
  & Pick<Context<State>, "req" | "info" | "config" | "route" | "params" | "state" | "error" | "url">
  & { data: Data; Component: FunctionComponent };

/** A page, layout or _app. It can be asynchronous, and it can return a response instead of markup. */
export type PageComponent<Props> = (
  props: Props,
) => ComponentChildren | Response | Promise<ComponentChildren | Response>;

/** Returns the props of a layout or of _app: a page's props, and the component that it surrounds. */
export function wrapperProps<State>(
  ctx: Context<State>,
  Component: FunctionComponent,
): PageProps<unknown, State> {
  const { req, info, config, route, params, state, error, data } = ctx;
  return {
    req,
    info,
    config,
    route,
    params,
    state,
    error,
    data,
    Component,
    get url() {
      return ctx.url;
    },
  };
}
