import type { PageComponent, Wrappers } from "./context.ts";
import type { Middleware, RouteHandler } from "./define.ts";
import type { Endpoint } from "./method.ts";
import { patternOf, withoutOptional } from "./pattern.ts";
import type { Snapshot } from "./snapshot.ts";

/** A folder of routes/, with what it adds to everything below it. */
export interface Folder<State> {
  path: string;
  /** The pattern at the start of its files' patterns. A (group) adds nothing to it. */
  pattern: string;
  /**
   * Whether it is a group. A path cannot lie in a group, because the group's files share their parent's
   * paths.
   */
  isGroup: boolean;
  middlewares: Middleware<State>[];
  error?: Endpoint<State>;
  layout?: Component;
  app?: Component;
  /** What surrounds its pages: its own layout and frame, and those of the folders around it. */
  wrappers: Wrappers;
}

interface FileRoute<State> extends Endpoint<State> {
  pattern: string;
  /** The folders around it, the outermost first. */
  folders: Folder<State>[];
  wrappers: Wrappers;
}

// deno-lint-ignore no-explicit-any -- each component has its own data
type Component = PageComponent<any>;
type Module = Record<string, unknown>;

/** Derives folders and routes from the paths of the files in routes/. */
export function readFileRoutes<State>(
  { routes }: Snapshot,
): { folders: Folder<State>[]; routes: FileRoute<State>[] } {
  const folders = new Map<string, Folder<State>>();
  for (const [path] of routes) {
    for (const folder of foldersOf(path)) {
      if (!folders.has(folder)) folders.set(folder, readFolder(folder, routes));
    }
  }
  const around = (path: string) => foldersOf(path).flatMap((folder) => folders.get(folder) ?? []);
  for (const folder of folders.values()) {
    folder.wrappers = wrappersOf(around(folder.path ? `${folder.path}/_` : "_"));
  }
  const files: FileRoute<State>[] = [];
  for (const [path, module] of routes) {
    if (isSpecial(path)) continue;
    const inside = around(path);
    files.push({
      pattern: patternOf(path),
      folders: inside,
      wrappers: wrappersOf(inside),
      ...readEndpoint<State>(module),
    });
  }
  return { folders: [...folders.values()], routes: files };
}

function readFolder<State>(path: string, routes: Snapshot["routes"]): Folder<State> {
  const find = (name: string): Module | undefined =>
    routes.find(([file]) => file.replace(/\.tsx?$/, "") === (path ? `${path}/${name}` : name))?.[1];
  const middleware = find("_middleware");
  const error = find("_error");
  return {
    path,
    pattern: withoutOptional(patternOf(`${path}/index.ts`)),
    isGroup: /(^|\/)\([^/]*\)(\/|$)/.test(path),
    middlewares: middleware ? [middleware.default ?? middleware.handler].flat() as Middleware<State>[] : [],
    error: error && readEndpoint<State>(error),
    layout: find("_layout")?.default as Component | undefined,
    app: find("_app")?.default as Component | undefined,
    wrappers: { layouts: [] },
  };
}

function readEndpoint<State>(module: Module): Endpoint<State> {
  return {
    handler: (module.handler ?? module.handlers) as RouteHandler<unknown, State> | undefined,
    component: module.default as Component | undefined,
  };
}

function wrappersOf<State>(folders: Folder<State>[]): Wrappers {
  return {
    layouts: folders.flatMap(({ layout }) => layout ?? []),
    app: folders.find(({ app }) => app)?.app,
  };
}

/** "a/(b)/c.tsx" lies in "", "a" and "a/(b)". */
function foldersOf(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return ["", ...segments.map((_, i) => segments.slice(0, i + 1).join("/"))];
}

const isSpecial = (path: string) => /(^|\/)_[^/]*$/.test(path);
