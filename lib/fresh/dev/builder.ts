import * as esbuild from "esbuild";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Snapshot } from "../snapshot.ts";
import { compile, type Compiled } from "./compile.ts";
import { keepFormerScripts, noteScripts } from "./former_scripts.ts";
import { type BuilderOptions, type Paths, resolveOptions } from "./options.ts";
import { supervise } from "./supervise.ts";
import { describeIsland, removeBuild, warnOfUnknownClasses, writeBuild } from "./write_build.ts";

/** Builds a project for production, for development, or in memory for tests. */
export class Builder {
  readonly #paths: Paths;
  #snapshot: Promise<Snapshot> | undefined;

  constructor(options: BuilderOptions = {}) {
    this.#paths = resolveOptions(options);
  }

  /** Writes the build that `app.listen()` loads, _fresh/, in place of any former one, of which it keeps the scripts. */
  async build(): Promise<void> {
    const compiled = await this.#compile({ compress: true });
    warnOfUnknownClasses(compiled);
    const generations = await keepFormerScripts(this.#paths, compiled);
    await removeBuild(this.#paths);
    await writeBuild(this.#paths, compiled);
    await noteScripts(this.#paths, generations);
  }

  /**
   * Runs the program for development until a signal stops it. It runs as a process of its own, so that it starts and
   * stops just as it does in production; the function that upstream's builder calls in its place is not called.
   */
  listen(_importEntry?: () => Promise<unknown>): Promise<void> {
    return supervise(this.#paths);
  }

  /** A build in memory, for `app.setSnapshot`. Made once for each builder. */
  snapshot(): Promise<Snapshot> {
    return this.#snapshot ??= this.#compile({ compress: false })
      .then((compiled) => loadSnapshot(this.#paths, compiled));
  }

  async #compile(options: { compress: boolean }): Promise<Compiled> {
    try {
      return await compile(this.#paths, options);
    } finally {
      await esbuild.stop();
    }
  }
}

async function loadSnapshot(paths: Paths, compiled: Compiled): Promise<Snapshot> {
  const load = (folder: string, path: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(folder, path)).href);
  const { css, cssHash, client, assets } = compiled;
  const routes = compiled.routes.map(async (path) => [path, await load(paths.routeDir, path)] as const);
  const islands = compiled.islands.map(async (path) => ({
    ...describeIsland(compiled, path),
    module: await load(paths.islandDir, path),
  }));
  return {
    routes: await Promise.all(routes),
    islands: await Promise.all(islands),
    client,
    css,
    cssHash,
    assets,
  };
}
