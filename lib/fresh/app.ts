import { Context, type FreshConfig, type Internals } from "./context.ts";
import type { HandlerByMethod, HandlerFn, Method, Middleware } from "./define.ts";
import { Plan, type Step } from "./plan.ts";
import { type ListenOptions, serve, type Server } from "./serve.ts";
import { Site } from "./site.ts";
import { loadBuild, type Snapshot } from "./snapshot.ts";

/** Answers a request. `info` says who asks; in-process callers may leave it out. Never rejects. */
export type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

/** A web application: what is registered first surrounds what comes after it. */
export class App<State> {
  #steps: Step<State>[] = [];
  #snapshot: Snapshot | undefined;
  #plan: Plan<State> | undefined;
  readonly config: FreshConfig = { mode: "production" };

  /** Middlewares for everything that is registered after them, or for what lies below a path. */
  use(...middlewares: Middleware<State>[]): this;
  use(path: string, ...middlewares: Middleware<State>[]): this;
  use(first: string | Middleware<State>, ...rest: Middleware<State>[]): this {
    const [path, middlewares] = typeof first === "string" ? [first, rest] : ["*", [first, ...rest]];
    return this.#register({ kind: "use", path, middlewares });
  }

  get(path: string, handler: HandlerFn<State>): this {
    return this.#on(path, { GET: handler });
  }
  post(path: string, handler: HandlerFn<State>): this {
    return this.#on(path, { POST: handler });
  }
  put(path: string, handler: HandlerFn<State>): this {
    return this.#on(path, { PUT: handler });
  }
  patch(path: string, handler: HandlerFn<State>): this {
    return this.#on(path, { PATCH: handler });
  }
  delete(path: string, handler: HandlerFn<State>): this {
    return this.#on(path, { DELETE: handler });
  }
  head(path: string, handler: HandlerFn<State>): this {
    return this.#on(path, { HEAD: handler });
  }
  all(path: string, handler: HandlerFn<State>): this {
    return this.#register({ kind: "route", path, endpoint: { handler } });
  }

  /** Methods of one path that are registered together, with nothing between, are one route. */
  #on(path: string, handlers: HandlerByMethod<State>): this {
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

  /** Answers the errors of everything below a path; "*" for all. The handler finds the error in `ctx.error`. */
  onError(path: string, handler: HandlerFn<State>): this {
    return this.#register({ kind: "error", path, handler });
  }

  /** The files of routes/, as the build found them. */
  fsRoutes(): this {
    return this.#register({ kind: "files" });
  }

  /** Gives the app its build; `fresh/dev` makes one for development and tests. `listen` finds the one in _fresh/. */
  setSnapshot(snapshot: Snapshot): this {
    this.#snapshot = snapshot;
    this.#plan = undefined;
    this.config.mode = snapshot.dev ? "development" : "production";
    return this;
  }

  /** Every route with the methods that it answers. */
  routes(): { pattern: string; methods: Method[] }[] {
    return this.#compile().routes;
  }

  /** The function that answers requests. @throws when routes/ is asked for and there is no build. */
  handler(): Handler {
    const respond = this.#responder();
    return async (request, info) => {
      const response = await respond(request, info);
      return request.method === "HEAD" ? withoutBody(response) : response;
    };
  }

  /** As `handler`, but a HEAD keeps the body: the server leaves it out, and tells its length. */
  #responder(): Handler {
    const plan = this.#compile();
    const { config } = this;
    const { dev } = plan.site.snapshot;
    return (request, info = IN_PROCESS) => {
      const pathname = pathOf(request.url);
      const ofTools = dev?.respond(pathname);
      if (ofTools) return Promise.resolve(ofTools);
      const { target, params, route } = plan.find(pathname);
      const internals: Internals = { site: plan.site, pathname, wrappers: target.wrappers };
      return target.run(new Context<State>(request, info, config, route, params, internals));
    };
  }

  /** Serves the app. Resolves when it listens, to what stops it again. */
  async listen(options: ListenOptions = {}): Promise<Server> {
    const build = Deno.args.find((argument) => argument.startsWith(BUILD_ARGUMENT));
    if (build !== undefined) {
      const { develop } = await import("./dev/develop.ts");
      return await develop(this, build.slice(BUILD_ARGUMENT.length), options);
    }
    if (!this.#snapshot && this.#usesFiles()) this.setSnapshot(await loadBuild());
    return serve(this.#responder(), options);
  }

  #compile(): Plan<State> {
    if (!this.#snapshot && this.#usesFiles()) {
      throw new Error(
        "This app's routes come from a build that it was not given. Run `deno task build` first.",
      );
    }
    return this.#plan ??= new Plan(this.#steps, new Site(this.#snapshot));
  }

  #register(step: Step<State>): this {
    this.#steps.push(step);
    this.#plan = undefined;
    return this;
  }

  #usesFiles(): boolean {
    return this.#steps.some(({ kind }) => kind === "files");
  }
}

/** How `fresh/dev` tells the program which build to serve. */
const BUILD_ARGUMENT = "--fresh-build=";

const IN_PROCESS: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 0 },
  completed: Promise.resolve(),
};

/** The path in an absolute address, cut out without parsing. */
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
