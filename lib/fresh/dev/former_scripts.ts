import { join } from "node:path";
import { type Compiled, makeAsset } from "./compile.ts";
import type { Paths } from "./options.ts";
import { fileNameOf } from "./write_build.ts";

/** Scripts by their address, and the file in the build's folder that holds each. */
type Scripts = Record<string, string>;

/** What a build notes of its scripts for the next one. */
interface Generations {
  own: Scripts;
  /** Those of the last build that had others. */
  former: Scripts;
}

/**
 * Adds the scripts of the build before to this one: a page that was opened then may still ask for its
 * islands. The generation before that goes. A build that changes no script keeps what the last one kept.
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
 * None when there is no former build, or one whose note nobody can read: then pages have to be loaded anew.
 */
async function readGenerations(outDir: string): Promise<Generations> {
  try {
    const { own, former }: Generations = JSON.parse(await Deno.readTextFile(join(outDir, NOTE)));
    return { own: { ...own }, former: { ...former } };
  } catch {
    return { own: {}, former: {} };
  }
}
