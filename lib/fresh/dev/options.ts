import { isAbsolute, join, resolve } from "node:path";

export interface BuildOptions {
  /** The project's folder. Default: the working directory. */
  root?: string;
  /** The module that exports the app. Default: main.ts */
  serverEntry?: string;
  /** Where `build` writes. Default: _fresh */
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** The oldest browsers that scripts are written for, in esbuild's words. */
  target?: string | string[];
}

/** The options with every path absolute. */
export interface Paths extends Required<Omit<BuildOptions, "target">> {
  target: string[];
  /** What pages and islands are made of besides: a build carries it along. */
  componentDir: string;
  /** Folders of the program itself: a change in them starts it again. */
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
