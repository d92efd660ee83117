import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Builder } from "fresh/dev";
import { config } from "../../../fresh.config.ts";

type Snapshot = Awaited<ReturnType<Builder["snapshot"]>>;

let built: Promise<Snapshot> | undefined;

/** What `deno task build` makes, in a folder of its own; once for each test file. */
export function productionBuild(): Promise<Snapshot> {
  return built ??= build();
}

async function build(): Promise<Snapshot> {
  const outDir = await Deno.makeTempDir({ prefix: "bloom_build_" });
  addEventListener("unload", () => Deno.removeSync(outDir, { recursive: true }));
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  await new Builder({ ...config, root, outDir }).build();
  const { default: snapshot }: { default: Snapshot } = await import(
    pathToFileURL(join(outDir, "snapshot.js")).href
  );
  return snapshot;
}
