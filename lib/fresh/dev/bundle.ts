import * as esbuild from "esbuild";
import { join, relative } from "node:path";
import { importMapPlugin } from "./import_map.ts";
import type { Paths } from "./options.ts";

/** The browser's side of a build. */
export interface Bundle {
  /** Scripts by their address. */
  scripts: Map<string, Uint8Array<ArrayBuffer>>;
  client: Entry;
  islands: Map<string, Entry>;
}

/** A script that pages name, and the chunks that it imports at once. */
interface Entry {
  script: string;
  chunks: string[];
}

/** Where scripts are served from; each has its content's hash in its name. */
const ADDRESS = "/_fresh/";

/**
 * Bundles the islands for the browser: one module each, what they share in chunks, Preact once. Minified,
 * unless somebody is to read them: then they carry a map to their sources.
 */
export async function bundleIslands(
  paths: Paths,
  islands: string[],
  readable: boolean,
): Promise<Bundle | null> {
  if (islands.length === 0) return null;
  const client = join(import.meta.dirname ?? "", "../islands/client.ts");
  const entries = [client, ...islands.map((path) => join(paths.islandDir, path))];
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: entries,
    entryNames: "[name]-[hash]",
    chunkNames: "chunk-[hash]",
    absWorkingDir: paths.root,
    outdir: paths.outDir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: paths.target,
    minify: !readable,
    sourcemap: readable && "inline",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [await importMapPlugin(paths.root)],
    write: false,
    metafile: true,
  });
  const scripts = new Map(outputFiles.map(({ path, contents }) => [
    ADDRESS + relative(paths.outDir, path),
    new Uint8Array(contents),
  ]));
  const entryOf = (source: string): Entry => {
    const wanted = relative(paths.root, source);
    const outputs = Object.entries(metafile.outputs);
    const found = outputs.find(([, output]) => output.entryPoint === wanted);
    if (!found) throw new Error(`esbuild made nothing of ${wanted}.`);
    const address = (output: string) => ADDRESS + relative(paths.outDir, join(paths.root, output));
    const chunks = found[1].imports.filter(({ kind }) => kind === "import-statement");
    return { script: address(found[0]), chunks: chunks.map(({ path }) => address(path)) };
  };
  return {
    scripts,
    client: entryOf(client),
    islands: new Map(islands.map((path) => [path, entryOf(join(paths.islandDir, path))])),
  };
}
