import type { BuildCache } from "./build_cache.ts";
import { Context, type FreshConfig, type Internals, type ResolvedFreshConfig } from "./context.ts";
import type { HandlerByMethod, Method, Middleware } from "./define.ts";
import { lastWord, showBug } from "./failure.ts";
import { Plan, type Step } from "./plan.ts";
import { renderPage } from "./render.ts";
import { Site } from "./site.ts";

/** Answers a request. `info` describes the connection; in-process callers can omit it. */
type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

/** Gives an app its build. */
export let setBuildCache: <State>(
  app: App<State>,
  cache: BuildCache,
  mode: "development" | "production",
) => void;

/** Every route of an app with the methods that it answers. */
export let routesOf: <State>(app: App<State>) => { pattern: string; methods: Method[] }[];

/**
 * Returns the same as `app.handler()`, but the answer to HEAD keeps its body, so that the server can send the
 * body's length without the body.
 */
export let serverHandler: <State>(app: App<State>) => Handler;

/** A web application. What is registered first surrounds what is registered later. */
export class App<State> {
  #steps: Step<State>[] = [];
  #cache: BuildCache | undefined;
  #plan: Plan<State> | undefined;
  readonly config: ResolvedFreshConfig;

  static {
    setBuildCache = (app, cache, mode) => {
      app.#cache = cache;
      app.#plan = undefined;
      Object.assign(app.config, { root: cache.root, mode });
    };
    routesOf = (app) => app.#compile().routes;
    serverHandler = (app) => app.#responder();
  }

  constructor({ mode = "production" }: FreshConfig = {}) {
    this.config = { root: ".", mode };
  }

  /** Adds middlewares for everything that is registered later, or for all paths below one. */
  use(...middlewares: Middleware<State>[]): this;
  use(path: string, ...middlewares: Middleware<State>[]): this;
  use(first: string | Middleware<State>, ...rest: Middleware<State>[]): this {
    const [path, middlewares] = typeof first === "string" ? [first, rest] : ["*", [first, ...rest]];
    return this.#register({ kind: "use", path, middlewares });
  }

  get(path: string, handler: Middleware<State>): this {
    return this.#on(path, { GET: handler });
  }
  post(path: string, handler: Middleware<State>): this {
    return this.#on(path, { POST: handler });
  }
  put(path: string, handler: Middleware<State>): this {
    return this.#on(path, { PUT: handler });
  }
  patch(path: string, handler: Middleware<State>): this {
    return this.#on(path, { PATCH: handler });
  }
  delete(path: string, handler: Middleware<State>): this {
    return this.#on(path, { DELETE: handler });
  }
  head(path: string, handler: Middleware<State>): this {
    return this.#on(path, { HEAD: handler });
  }
  all(path: string, handler: Middleware<State>): this {
    return this.#register({ kind: "route", path, endpoint: { handler } });
  }

  /** Consecutive methods of one path form one route. */
  #on(path: string, handlers: HandlerByMethod<unknown, State>): this {
    const others = this.#steps.slice(this.#steps.findLastIndex(({ kind }) => kind !== "route") + 1);
    for (const other of others) {
      if (other.kind !== "route" || other.path !== path || typeof other.endpoint.handler !== "object") {
        continue;
      }
      Object.assign(other.endpoint.handler, handlers);
      return this;
    }
    return this.#register({ kind: "route", path, endpoint: { handler: handlers } });
  }

  /**
   * Answers the errors of everything below a path; "*" means every path. The handler finds the error in
   * `ctx.error`.
   */
  onError(path: string, handler: Middleware<State>): this {
    return this.#register({ kind: "error", path, handler });
  }

  /** Adds the files of routes/, as the build found them. */
  fsRoutes(): this {
    return this.#register({ kind: "files" });
  }

  /**
   * Returns the function that answers requests. It never rejects. @throws if the app uses routes/ and has no
   * build.
   */
  handler(): Handler {
    const respond = this.#responder();
    return async (request, info) => {
      const response = await respond(request, info);
      return request.method === "HEAD" ? withoutBody(response) : response;
    };
  }

  #responder(): Handler {
    const plan = this.#compile();
    const { config } = this;
    const { dev } = plan.site.snapshot;
    return async (request, info = IN_PROCESS) => {
      const pathname = pathOf(request.url);
      const ofTools = dev?.respond(pathname);
      if (ofTools) return ofTools;
      const { target, params } = plan.find(pathname);
      const internals: Internals = { site: plan.site, pathname, wrappers: { layouts: [] }, renderPage };
      const ctx = new Context<State>(request, info, config, target.pattern, params, internals);
      const response = await target.run(ctx).catch(lastWord);
      if (response.status === 405 && !response.headers.has("allow")) {
        response.headers.set("allow", target.methods.join(", "));
      }
      return dev ? showBug(ctx, response, plan.site) : response;
    };
  }

  #compile(): Plan<State> {
    if (!this.#cache && this.#steps.some(({ kind }) => kind === "files")) {
      throw new Error(
        "This app's routes come from a build that it was not given. Run `deno task build` first.",
      );
    }
    return this.#plan ??= new Plan(this.#steps, new Site(this.#cache?.snapshot));
  }

  #register(step: Step<State>): this {
    this.#steps.push(step);
    this.#plan = undefined;
    return this;
  }
}

const IN_PROCESS: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 0 },
  completed: Promise.resolve(),
};

/** Returns the path of an absolute address. Parsing the whole address would take longer. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start < 0) return "/";
  for (let i = start; i < url.length; i++) {
    const code = url.charCodeAt(i);
    if (code === 63 || code === 35) return url.slice(start, i);
  }
  return url.slice(start);
}

function withoutBody(response: Response): Response {
  if (response.body === null) return response;
  void response.body.cancel();
  return new Response(null, response);
}
