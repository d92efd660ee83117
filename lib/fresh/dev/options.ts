import { isAbsolute, join, resolve } from "node:path";

export interface BuilderOptions {
  /** The project's folder. Default: the working directory. */
  root?: string;
  /** The program that `listen` runs. Default: main.ts */
  serverEntry?: string;
  /** Where `build` writes. Default: _fresh */
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** The oldest browsers that scripts and stylesheet are written for, in esbuild's words. */
  target?: string | string[];
  /** Further folders whose sources use the stylesheet's classes. Default: components */
  styleDirs?: string[];
  /** The module whose default export is Twind's configuration. Default: components/theme.ts, when it is there. */
  theme?: string;
  /** Further folders and files whose change restarts the program in development. */
  watch?: string[];
}

/** The options with every path absolute. */
export type Paths = Required<Omit<BuilderOptions, "target">> & { target: string[] };

export function resolveOptions(options: BuilderOptions): Paths {
  const root = resolve(options.root ?? Deno.cwd());
  const inRoot = (path: string) => isAbsolute(path) ? path : join(root, path);
  return {
    root,
    serverEntry: inRoot(options.serverEntry ?? "main.ts"),
    outDir: inRoot(options.outDir ?? "_fresh"),
    staticDir: inRoot(options.staticDir ?? "static"),
    islandDir: inRoot(options.islandDir ?? "islands"),
    routeDir: inRoot(options.routeDir ?? "routes"),
    styleDirs: (options.styleDirs ?? ["components"]).map(inRoot),
    theme: inRoot(options.theme ?? "components/theme.ts"),
    watch: (options.watch ?? ["lib", "db"]).map(inRoot),
    target: [options.target ?? ["chrome87", "firefox78", "safari14.1"]].flat(),
  };
}
