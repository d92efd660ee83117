import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Snapshot } from "../snapshot.ts";
import { compile } from "./compile.ts";
import type { Paths } from "./options.ts";
import { describeIsland } from "./write_build.ts";

/** Returns a build in memory with the project's own modules. */
export async function loadInMemory(paths: Paths): Promise<Snapshot> {
  const load = (folder: string, path: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(folder, path)).href);
  const compiled = await compile(paths, { compress: false });
  const { client, assets } = compiled;
  const routes = compiled.routes.map(async (path) => [path, await load(paths.routeDir, path)] as const);
  const islands = compiled.islands.map(async (path) => ({
    ...describeIsland(compiled, path),
    module: await load(paths.islandDir, path),
  }));
  return { routes: await Promise.all(routes), islands: await Promise.all(islands), client, assets };
}
