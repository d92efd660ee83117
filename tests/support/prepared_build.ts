import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Builder } from "fresh/dev";
import { config } from "../../fresh.config.ts";

export type Snapshot = Awaited<ReturnType<Builder["snapshot"]>>;

/** The variable that tells the tests where the shared build is. */
const PREPARED = "BLOOM_TEST_BUILD";

let loaded: Promise<Snapshot> | undefined;

/** Writes a production build into the folder. @returns the environment that points the tests to it. */
export async function prepareBuild(folder: string): Promise<Record<string, string>> {
  const outDir = join(folder, "build");
  const root = fileURLToPath(new URL("../../", import.meta.url));
  await new Builder({ ...config, root, outDir }).build();
  return { [PREPARED]: outDir };
}

/** Returns the production build: the run's shared one, or the test file's own. */
export function productionBuild(): Promise<Snapshot> {
  return loaded ??= load();
}

async function load(): Promise<Snapshot> {
  const prepared = Deno.env.get(PREPARED);
  const folder = prepared ?? await buildForThisFile();
  const { default: snapshot }: { default: Snapshot } = await import(
    pathToFileURL(join(folder, "snapshot.js")).href
  );
  return snapshot;
}

async function buildForThisFile(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "bloom_build_" });
  addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  return (await prepareBuild(folder))[PREPARED];
}
