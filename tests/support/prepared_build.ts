import type { App } from "fresh";
import { Builder } from "fresh/dev";
import { ProdBuildCache, setBuildCache } from "fresh/internal";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { config } from "../../fresh.config.ts";
import { writeStylesheet } from "../../lib/site/styles/stylesheet.ts";

export type Snapshot = ConstructorParameters<typeof ProdBuildCache>[1];

/** The variable that tells the tests where the shared build is. */
const PREPARED = "BLOOM_TEST_BUILD";

interface Build {
  /** The folder that the build's own folder is in. */
  root: string;
  snapshot: Snapshot;
}

let loaded: Promise<Build> | undefined;

/** Writes a production build into the folder. @returns the environment that points the tests to it. */
export async function prepareBuild(folder: string): Promise<Record<string, string>> {
  const outDir = join(folder, "_fresh");
  const root = fileURLToPath(new URL("../../", import.meta.url));
  await new Builder({ ...config, root, outDir }).build();
  await writeStylesheet(root, join(outDir, "styles.css"));
  return { [PREPARED]: folder };
}

/** Returns the site as built for production: the run's shared build, or the test file's own. */
export function productionBuild(): Promise<Build> {
  return loaded ??= load();
}

/** Gives the app that build; `change` may exchange parts of it. */
export async function withProductionBuild<State>(
  app: App<State>,
  change: (snapshot: Snapshot) => Snapshot = (snapshot) => snapshot,
): Promise<App<State>> {
  const { root, snapshot } = await productionBuild();
  setBuildCache(app, new ProdBuildCache(root, change(snapshot)), "production");
  return app;
}

async function load(): Promise<Build> {
  const root = Deno.env.get(PREPARED) ?? await buildForThisFile();
  return { root, snapshot: await import(pathToFileURL(join(root, "_fresh/snapshot.js")).href) };
}

async function buildForThisFile(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "bloom_build_" });
  addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  return (await prepareBuild(folder))[PREPARED];
}
