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
// deno-lint-ignore no-explicit-any -- as upstream: for an app of whatever state
export class Builder<State = any> {
  readonly #paths: Paths;

  constructor(options: BuildOptions = {}) {
    this.#paths = resolveOptions(options);
  }

  /** Writes the build and its server, in place of any former ones, of which it keeps the scripts: _fresh/. */
  async build(options?: { snapshot?: "disk" }): Promise<void>;
  /** Builds in memory, and resolves to what gives an app that build. */
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
   * Serves the app for development until a signal stops it. A process of its own runs it: the same program
   * once more, told which build to serve, so that it starts and stops by itself while this one follows the
   * sources.
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
