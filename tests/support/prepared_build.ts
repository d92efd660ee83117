import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Builder } from "fresh/dev";
import { config } from "../../fresh.config.ts";

export type Snapshot = Awaited<ReturnType<Builder["snapshot"]>>;

/** Where the tests find what was built for all of them. */
const PREPARED = "BLOOM_TEST_BUILD";

let loaded: Promise<Snapshot> | undefined;

/** Writes what `deno task build` makes into the folder, and says where as the tests' environment. */
export async function prepareBuild(folder: string): Promise<Record<string, string>> {
  const outDir = join(folder, "build");
  const root = fileURLToPath(new URL("../../", import.meta.url));
  await new Builder({ ...config, root, outDir }).build();
  return { [PREPARED]: outDir };
}

/** The site as it is built for production: what was prepared for the run, or a build of the test file's own. */
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
