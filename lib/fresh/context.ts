import type { ComponentChildren, FunctionComponent, VNode } from "preact";
import type { Site } from "./site.ts";

/** What an app may be given. */
export interface FreshConfig {
  mode?: "development" | "production";
}

/** What an app is told by its build beside that. */
export interface ResolvedFreshConfig {
  /** The project's folder. */
  root: string;
  mode: "development" | "production";
}

/** What the kernel keeps in a context for itself. */
export const INTERNALS = Symbol("fresh");

export interface Internals {
  site: Site;
  /** The path as the request line has it: undecoded, without query. */
  pathname: string;
  wrappers: Wrappers;
  /** Renders pages of this context; handed in, as rendering needs contexts. */
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

/** One request's context, handed to middlewares, handlers and (as props) to pages. */
export class Context<State> {
  /** What a handler passed to `page(data)`. */
  data: unknown = undefined;
  /** What a step of the way threw; null when none did. */
  error: unknown = null;
  state = {} as State;
  [INTERNALS]: Internals;
  #url: URL | undefined;

  constructor(
    readonly req: Request,
    readonly info: Deno.ServeHandlerInfo,
    readonly config: ResolvedFreshConfig,
    /** The pattern that matched, such as "/therapists/:id"; null when none did. */
    readonly route: string | null,
    /** The pattern's parameters, decoded, except that %2F stays. */
    readonly params: Record<string, string>,
    internals: Internals,
  ) {
    this[INTERNALS] = internals;
  }

  /**
   * Hands over to the next middleware or the handler. Rejects with what they throw and no error page answers.
   */
  next!: () => Promise<Response>;

  /** The request's address, parsed when first asked for. */
  get url(): URL {
    return this.#url ??= URL.parse(this.req.url) ??
      // A Host header that is no host must not make a handler fail.
      new URL(this.req.url.replace(/^\w+:\/\/[^/]*/, "http://invalid"));
  }

  /**
   * A redirect, 302 unless told. Slashes in front of a path are collapsed, backslashes too (browsers read
   * them as slashes), so that a path never becomes another host's address. What browsers drop goes first:
   * tabs and line breaks anywhere, spaces and control characters in front (URL Standard, 4.4).
   */
  redirect(path: string, status = 302): Response {
    const read = path.replace(/^[\p{Cc} ]+|[\t\n\r]/gu, "");
    const location = read.replace(/^[/\\]{2,}|^\\/, "/");
    return new Response(null, { status, headers: { location } });
  }

  /** The vnode as a page, inside the route's layouts and the app's frame. */
  async render(vnode: VNode | null, init: ResponseInit = {}): Promise<Response> {
    return await this[INTERNALS].renderPage(this, () => vnode, init);
  }
}

/** What a page, layout or _app gets: the context, and for the last two the component that they surround. */
export type PageProps<Data = unknown, State = unknown> =
  & Pick<Context<State>, "req" | "info" | "config" | "route" | "params" | "state" | "error" | "url">
  & { data: Data; Component: FunctionComponent };

/** A page, layout or _app. It may be asynchronous, and may answer with a response of its own. */
export type PageComponent<Props> = (
  props: Props,
) => ComponentChildren | Response | Promise<ComponentChildren | Response>;

/** The props of a layout or of _app: what a page gets, and what they surround. */
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
