import { compose, type Link, type Run } from "./chain.ts";
import type { Wrappers } from "./context.ts";
import type { Method, Middleware } from "./define.ts";
import { catching } from "./failure.ts";
import { type Folder, readFileRoutes } from "./fs_routes.ts";
import { registerIslands } from "./islands/islands.ts";
import { dispatch, type Endpoint, methodsOf } from "./method.ts";
import { withoutOptional } from "./pattern.ts";
import { nameServed } from "./render.ts";
import { Router } from "./router.ts";
import type { Site } from "./site.ts";

/** One registration on an app. */
export type Step<State> =
  | { kind: "use"; path: string; middlewares: Middleware<State>[] }
  | { kind: "route"; path: string; endpoint: Endpoint<State> }
  | { kind: "error"; path: string; handler: Middleware<State> }
  | { kind: "files" };

/** A link for everything below a path, or for everything in a folder of routes/. */
interface Placed<State> extends Link<State> {
  path: string;
  folder?: Folder<State>;
}

/** Where a request leads: the composed middlewares and handler, and the methods that the path answers. */
interface Target<State> {
  run: Run<State>;
  pattern: string | null;
  methods: readonly Method[];
}

interface Found<State> {
  target: Target<State>;
  params: Record<string, string>;
}

const NO_PARAMS: Record<string, string> = Object.freeze({});

/** The compiled steps and site of an app. Each route's middlewares are composed once. */
export class Plan<State> {
  readonly routes: { pattern: string; methods: Method[] }[] = [];
  #router = new Router<Target<State>>();
  #middlewares: Placed<State>[] = [];
  /** Error pages, the outermost first. */
  #errors: Placed<State>[] = [];
  /** What surrounds a page that one of the app's own middlewares renders. */
  #wrappers: Wrappers;
  #notFound = new Map<string, Target<State>>();

  constructor(steps: readonly Step<State>[], readonly site: Site) {
    registerIslands(site.snapshot);
    nameServed(site);
    const { folders, routes } = readFileRoutes<State>(site.snapshot);
    const wrappers = this.#wrappers = folders[0]?.wrappers ?? { layouts: [] };
    this.#collectErrors(steps, folders);
    for (const step of steps) {
      if (step.kind === "use") {
        for (const middleware of step.middlewares) {
          this.#middlewares.push({ path: withoutOptional(step.path), middleware, wrappers });
        }
      }
      if (step.kind === "route") this.#add(step.path, step.endpoint, [], wrappers);
      if (step.kind === "files") {
        for (const folder of folders) {
          for (const middleware of folder.middlewares) {
            this.#middlewares.push({ path: folder.pattern, folder, middleware, wrappers: folder.wrappers });
          }
        }
        for (const route of routes) this.#add(route.pattern, route, route.folders, route.wrappers);
      }
    }
  }

  /** Returns the route of this path, or a target that answers 404. */
  find(pathname: string): Found<State> {
    const match = this.#router.match(pathname);
    if (match) return { target: match.value, params: match.params };
    return { target: this.#absent(pathname), params: NO_PARAMS };
  }

  #collectErrors(steps: readonly Step<State>[], folders: Folder<State>[]): void {
    for (const step of steps) {
      if (step.kind === "error") {
        const middleware = catching({ handler: step.handler });
        this.#errors.push({ path: withoutOptional(step.path), middleware, wrappers: this.#wrappers });
      }
      if (step.kind !== "files") continue;
      for (const folder of folders) {
        if (!folder.error) continue;
        const middleware = catching(folder.error);
        this.#errors.push({ path: folder.pattern, folder, middleware, wrappers: folder.wrappers });
      }
    }
    this.#errors.sort((a, b) => depth(a) - depth(b));
  }

  #add(pattern: string, endpoint: Endpoint<State>, folders: Folder<State>[], wrappers: Wrappers): void {
    const place = withoutOptional(pattern);
    const links = this.#around((each) =>
      each.folder ? folders.includes(each.folder) : liesBelow(place, each.path)
    );
    const run = compose([...links, { middleware: dispatch(endpoint), wrappers }]);
    const methods = methodsOf(endpoint);
    this.#router.add(pattern, { pattern, run, methods });
    this.routes.push({ pattern, methods });
  }

  /** An unknown path passes the middlewares of its folder, like any other path. */
  #absent(pathname: string): Target<State> {
    const links = this.#around((each) => !each.folder?.isGroup && liesBelow(pathname, each.path));
    const key = links.map(({ path }) => path).join(" ");
    const known = this.#notFound.get(key);
    if (known) return known;
    const target: Target<State> = { pattern: null, run: compose(links), methods: [] };
    this.#notFound.set(key, target);
    return target;
  }

  /**
   * Returns the middlewares that apply, in their order, with the error pages among them. An error page is
   * outside of everything at its own depth or deeper. Of two error pages at one place, the later one is the
   * inner one.
   */
  #around(applies: (each: Placed<State>) => boolean): Placed<State>[] {
    const errors = this.#errors.filter(applies);
    const links: Placed<State>[] = [];
    for (const middleware of this.#middlewares.filter(applies)) {
      while (errors.length > 0 && depth(errors[0]) <= depth(middleware)) links.push(...errors.splice(0, 1));
      links.push(middleware);
    }
    return [...links, ...errors];
  }
}

const depth = <State>({ path, folder }: Placed<State>) =>
  (folder?.path ?? path).split("/").filter((segment) => segment !== "" && segment !== "*").length;

/** Returns whether a path or pattern is the given one or lies below it. Everything lies below "*" and "/". */
function liesBelow(path: string, above: string): boolean {
  if (above === "*" || above === "/") return true;
  const segments = path.split("/");
  return above.split("/").every((segment, i) =>
    segment === segments[i] || segment === "*" || (segment.startsWith(":") && segments[i] !== undefined)
  );
}
