import { join } from "node:path";
import { type Compiled, makeAsset } from "./compile.ts";
import type { Paths } from "./options.ts";
import { fileNameOf } from "./write_build.ts";

/** The file in the build's folder for each script's address. */
type Scripts = Record<string, string>;

/** What a build records about its scripts for the next build. */
interface Generations {
  own: Scripts;
  /** The scripts of the last build that had different ones. */
  former: Scripts;
}

/**
 * Adds the last build's scripts to this build, because an open page can still request its islands. Scripts
 * from before that are dropped. A build that changes no script keeps what the last build kept.
 */
export async function keepFormerScripts({ outDir }: Paths, compiled: Compiled): Promise<Generations> {
  const own: Scripts = {};
  for (const [address, { immutable, hash }] of compiled.assets) {
    if (immutable) own[address] = fileNameOf(address, hash);
  }
  const last = await readGenerations(outDir);
  const isSame = Object.keys(own).sort().join() === Object.keys(last.own).sort().join();
  const former: Scripts = {};
  for (const [address, file] of Object.entries(isSame ? last.former : last.own)) {
    const bytes = address in own ? null : await Deno.readFile(join(outDir, file)).catch(() => null);
    if (bytes === null) continue;
    compiled.assets.set(address, await makeAsset(address, bytes, true, true));
    former[address] = file;
  }
  return { own, former };
}

export async function noteScripts({ outDir }: Paths, generations: Generations): Promise<void> {
  await Deno.writeTextFile(join(outDir, NOTE), JSON.stringify(generations));
}

const NOTE = "scripts.json";

/**
 * Reads the last build's record. Without a readable record there are no former scripts, and open pages must
 * be reloaded.
 */
async function readGenerations(outDir: string): Promise<Generations> {
  try {
    const { own, former }: Generations = JSON.parse(await Deno.readTextFile(join(outDir, NOTE)));
    return { own: { ...own }, former: { ...former } };
  } catch {
    return { own: {}, former: {} };
  }
}
