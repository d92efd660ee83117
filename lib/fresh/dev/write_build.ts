import { dirname, join, relative } from "node:path";
import type { Compiled } from "./compile.ts";
import type { Paths } from "./options.ts";

/**
 * Writes a build: its assets, and a snapshot.js that imports every module of routes/ and islands/ statically.
 */
export async function writeBuild(paths: Paths, compiled: Compiled): Promise<void> {
  const folder = paths.outDir;
  const assets: string[] = [];
  for (const [address, { file, ...rest }] of compiled.assets) {
    const name = fileNameOf(address, rest.hash);
    const path = join(folder, name);
    await Deno.mkdir(dirname(path), { recursive: true });
    await Deno.writeFile(path, file.identity);
    if (file.br) await Deno.writeFile(`${path}.br`, file.br);
    if (file.gzip) await Deno.writeFile(`${path}.gz`, file.gzip);
    assets.push(`  [${json(address)}, { file: at(${json(name)}), ...${json(rest)} }],`);
  }
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(join(folder, "snapshot.js"), snapshotSource(paths, compiled, assets));
}

/** Returns the name of an asset's file in the build's folder. */
export const fileNameOf = (address: string, hash: string) =>
  `assets/${hash}${/\.\w+$/.exec(address)?.[0] ?? ""}`;

/** Removes the last build. The folders of programs in development stay. */
export async function removeBuild({ outDir }: Paths): Promise<void> {
  for (const path of ["assets", "snapshot.js"]) {
    await Deno.remove(join(outDir, path), { recursive: true }).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
}

function snapshotSource(paths: Paths, compiled: Compiled, assets: string[]): string {
  const imports: string[] = [];
  const importOf = (folder: string, path: string) => {
    const name = `m${imports.length}`;
    const from = relative(paths.outDir, join(folder, path)).replaceAll("\\", "/");
    imports.push(`import * as ${name} from ${json(from.startsWith(".") ? from : `./${from}`)};`);
    return name;
  };
  const routes = compiled.routes.map((path) => `  [${json(path)}, ${importOf(paths.routeDir, path)}],`);
  const islands = compiled.islands.map((path) => {
    const module = importOf(paths.islandDir, path);
    return `  { ...${json(describeIsland(compiled, path))}, module: ${module} },`;
  });
  return [
    "// Written by `deno task build`.",
    ...imports,
    `const at = (name) => import.meta.dirname + "/" + name;`,
    "export const routes = [",
    ...routes,
    "];",
    "export const islands = [",
    ...islands,
    "];",
    `export const client = ${json(compiled.client)};`,
    "export const assets = new Map([",
    ...assets,
    "]);",
    "",
  ].join("\n");
}

/** An island's entry in the snapshot, besides its module. */
export function describeIsland({ bundle }: Compiled, path: string) {
  const entry = bundle?.islands.get(path);
  if (!entry) throw new Error(`islands/${path} was not bundled.`);
  return { name: path.replace(/^.*\/|\.tsx?$/g, ""), ...entry };
}

const json = (value: unknown) => JSON.stringify(value) ?? "undefined";
