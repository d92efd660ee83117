import { isAbsolute, join, resolve } from "node:path";

export interface BuildOptions {
  /** The project's folder. Default: the working directory. */
  root?: string;
  /** The module that exports the app. Default: main.ts */
  serverEntry?: string;
  /** The folder that `build` writes to. Default: _fresh */
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** The oldest supported browsers, in esbuild's notation. */
  target?: string | string[];
}

/** The options with absolute paths. */
export interface Paths extends Required<Omit<BuildOptions, "target">> {
  target: string[];
  /** Components of pages and islands. Every build includes them. */
  componentDir: string;
  /** Folders of the program itself. A change there restarts it. */
  programDirs: string[];
}

export function resolveOptions(options: BuildOptions): Paths {
  const root = resolve(options.root ?? Deno.cwd());
  const inRoot = (path: string) => isAbsolute(path) ? path : join(root, path);
  return {
    root,
    serverEntry: inRoot(options.serverEntry ?? "main.ts"),
    outDir: inRoot(options.outDir ?? "_fresh"),
    staticDir: inRoot(options.staticDir ?? "static"),
    islandDir: inRoot(options.islandDir ?? "islands"),
    routeDir: inRoot(options.routeDir ?? "routes"),
    componentDir: inRoot("components"),
    programDirs: ["lib", "db"].map(inRoot),
    target: [options.target ?? ["chrome99", "firefox99", "safari15"]].flat(),
  };
}
