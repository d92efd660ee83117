import * as esbuild from "esbuild";
import { App, setBuildCache } from "../app.ts";
import type { ListenOptions } from "../listen_options.ts";
import { compile } from "./compile.ts";
import { develop } from "./develop.ts";
import { keepFormerScripts, noteScripts } from "./former_scripts.ts";
import { loadInMemory } from "./memory_build.ts";
import { type BuildOptions, type Paths, resolveOptions } from "./options.ts";
import { servedBuild, supervise } from "./supervise.ts";
import { removeBuild, writeBuild } from "./write_build.ts";
import { writeServer } from "./write_server.ts";

/** Builds a project for production, for development, or in memory for tests. */
// deno-lint-ignore no-explicit-any -- as upstream: for an app of any state
export class Builder<State = any> {
  readonly #paths: Paths;

  constructor(options: BuildOptions = {}) {
    this.#paths = resolveOptions(options);
  }

  /** Writes the build and its server to _fresh/. They replace the last build, except for its scripts. */
  async build(options?: { snapshot?: "disk" }): Promise<void>;
  /** Builds in memory. Returns a function that gives the build to an app. */
  async build(options: { snapshot: "memory" }): Promise<(app: App<State>) => void>;
  async build(options: { snapshot?: "disk" | "memory" } = {}): Promise<void | ((app: App<State>) => void)> {
    const paths = this.#paths;
    try {
      if (options.snapshot === "memory") {
        const cache = { root: paths.root, snapshot: await loadInMemory(paths) };
        return (app) => setBuildCache(app, cache, app.config.mode);
      }
      const compiled = await compile(paths, { compress: true });
      const generations = await keepFormerScripts(paths, compiled);
      await removeBuild(paths);
      await writeBuild(paths, compiled);
      await noteScripts(paths, generations);
      await writeServer(paths);
    } finally {
      await esbuild.stop();
    }
  }

  /**
   * Serves the app for development until a signal stops it. The app runs in a child process: the same program
   * again, with the build's address as an argument. So it can restart while this process watches the sources.
   */
  async listen(
    importApp: () => Promise<{ app: App<State> } | App<State>>,
    options: ListenOptions = {},
  ): Promise<void> {
    const build = servedBuild();
    if (build === undefined) return await supervise(this.#paths);
    const imported = await importApp();
    await develop(imported instanceof App ? imported : imported.app, this.#paths.root, build, options);
  }
}
