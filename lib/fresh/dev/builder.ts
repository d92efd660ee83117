import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { App } from "../app.ts";
import type { ListenOptions } from "../serve.ts";
import type { Snapshot } from "../snapshot.ts";
import { compile, type Compiled } from "./compile.ts";
import { type BuilderOptions, type Paths, resolveOptions } from "./options.ts";
import { describeIsland, writeBuild } from "./write_build.ts";

/** Builds a project for production, for development, or in memory for tests. */
export class Builder {
  readonly #paths: Paths;
  #snapshot: Promise<Snapshot> | undefined;

  constructor(options: BuilderOptions = {}) {
    this.#paths = resolveOptions(options);
  }

  /** Writes the build that `app.listen()` loads: _fresh/. */
  async build(): Promise<void> {
    await writeBuild(this.#paths, await compile(this.#paths, { compress: true }));
  }

  /** Serves the program in development. */
  async listen(importEntry: () => Promise<{ app: App<never> }>, options: ListenOptions = {}): Promise<void> {
    const { app } = await importEntry();
    app.setSnapshot({ ...await this.snapshot(), dev: true });
    await (await app.listen(options)).finished;
  }

  /** A build in memory, for `app.setSnapshot`. Made once for each builder. */
  snapshot(): Promise<Snapshot> {
    return this.#snapshot ??= compile(this.#paths, { compress: false })
      .then((compiled) => loadSnapshot(this.#paths, compiled));
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
    dev: false,
    routes: await Promise.all(routes),
    islands: await Promise.all(islands),
    client,
    css,
    cssHash,
    assets,
  };
}
