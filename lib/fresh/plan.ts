import { compose, type Run } from "./chain.ts";
import type { HandlerFn, Method, Middleware } from "./define.ts";
import { type ErrorHandler, failThrough } from "./failure.ts";
import { type Folder, readFileRoutes } from "./fs_routes.ts";
import { HttpError } from "./http_error.ts";
import { registerIslands } from "./islands.ts";
import { dispatch, type Endpoint, methodsOf } from "./method.ts";
import { withoutOptional } from "./pattern.ts";
import { nameServed, type Wrappers } from "./render.ts";
import { Router } from "./router.ts";
import type { Site } from "./site.ts";

/** What an app was told, in order. */
export type Step<State> =
  | { kind: "use"; path: string; middlewares: Middleware<State>[] }
  | { kind: "route"; path: string; endpoint: Endpoint<State> }
  | { kind: "error"; path: string; handler: HandlerFn<State> }
  | { kind: "files" };

/** Something that applies to all that lies below a path, or to what lies in a folder of routes/. */
interface Below<State, Value> {
  path: string;
  folder?: Folder<State>;
  value: Value;
}

/** Where a request ends up: the composed way to it, and what its pages are rendered in. */
export interface Target<State> {
  run: Run<State>;
  wrappers: Wrappers;
  pattern: string | null;
}

export interface Found<State> {
  target: Target<State>;
  route: string | null;
  params: Record<string, string>;
}

const NO_WRAPPERS: Wrappers = { layouts: [] };
const NO_PARAMS: Record<string, string> = Object.freeze({});

/** An app's steps and its site, compiled: each route has its middlewares composed around it once. */
export class Plan<State> {
  readonly routes: { pattern: string; methods: Method[] }[] = [];
  #router = new Router<Target<State>>();
  #middlewares: Below<State, Middleware<State>[]>[] = [];
  #errors: Below<State, ErrorHandler<State>>[] = [];
  #notFound = new Map<string, Target<State>>();

  constructor(steps: readonly Step<State>[], readonly site: Site) {
    registerIslands(site.snapshot);
    nameServed(site);
    const { folders, routes } = readFileRoutes<State>(site.snapshot);
    this.#collectErrors(steps, folders);
    for (const step of steps) {
      if (step.kind === "use") {
        this.#middlewares.push({ path: withoutOptional(step.path), value: step.middlewares });
      }
      if (step.kind === "route") this.#add(step.path, step.endpoint, [], NO_WRAPPERS);
      if (step.kind === "files") {
        for (const folder of folders) {
          this.#middlewares.push({ path: folder.pattern, folder, value: folder.middlewares });
        }
        for (const route of routes) this.#add(route.pattern, route, route.folders, route.wrappers);
      }
    }
  }

  /** What answers this path: its route, or what says that there is none. */
  find(pathname: string): Found<State> {
    const match = this.#router.match(pathname);
    if (match) return { target: match.value, route: match.value.pattern, params: match.params };
    return { target: this.#absent(pathname), route: null, params: NO_PARAMS };
  }

  #collectErrors(steps: readonly Step<State>[], folders: Folder<State>[]): void {
    for (const step of steps) {
      if (step.kind === "error") {
        const value = { handler: step.handler, wrappers: NO_WRAPPERS };
        this.#errors.push({ path: withoutOptional(step.path), value });
      }
      if (step.kind !== "files") continue;
      for (const folder of folders) {
        if (folder.error) this.#errors.push({ path: folder.pattern, folder, value: folder.error });
      }
    }
    // The deeper one is nearer; of two at one place, the later one.
    this.#errors.reverse().sort((a, b) => depth(b) - depth(a));
  }

  #add(pattern: string, endpoint: Endpoint<State>, folders: Folder<State>[], wrappers: Wrappers): void {
    const place = withoutOptional(pattern);
    const applies = (each: Below<State, unknown>) =>
      each.folder ? folders.includes(each.folder) : liesBelow(place, each.path);
    const methods = methodsOf(endpoint);
    const fail = failThrough(this.#errors.filter(applies).map(({ value }) => value), methods);
    const middlewares = this.#middlewares.filter(applies).flatMap(({ value }) => value);
    this.#router.add(pattern, { pattern, wrappers, run: compose(middlewares, dispatch(endpoint), fail) });
    this.routes.push({ pattern, methods });
  }

  /** Paths that nothing answers pass the middlewares of where they lie, as any other. */
  #absent(pathname: string): Target<State> {
    const applies = (each: Below<State, unknown>) => !each.folder?.isGroup && liesBelow(pathname, each.path);
    const middlewares = this.#middlewares.filter(applies);
    const errors = this.#errors.filter(applies);
    const key = [...middlewares, ...errors].map((each) => each.path).join(" ");
    const known = this.#notFound.get(key);
    if (known) return known;
    const target: Target<State> = {
      pattern: null,
      wrappers: errors[0]?.value.wrappers ?? NO_WRAPPERS,
      run: compose(
        middlewares.flatMap(({ value }) => value),
        () => Promise.reject(new HttpError(404)),
        // Only what staticFiles serves is here: that can be read.
        failThrough(errors.map(({ value }) => value), ["GET", "HEAD"]),
      ),
    };
    this.#notFound.set(key, target);
    return target;
  }
}

const depth = <State>({ path, folder }: Below<State, unknown>) =>
  folder ? folder.path.split("/").length + 1 : path.split("/").length;

/** Whether a path or pattern is the given one or lies below it. "*" and "/" hold everything. */
function liesBelow(path: string, above: string): boolean {
  if (above === "*" || above === "/") return true;
  const segments = path.split("/");
  return above.split("/").every((segment, i) =>
    segment === segments[i] || segment === "*" || (segment.startsWith(":") && segments[i] !== undefined)
  );
}
