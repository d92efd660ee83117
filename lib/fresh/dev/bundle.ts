import * as esbuild from "esbuild";
import { join, relative } from "node:path";
import { importMapPlugin } from "./import_map.ts";
import type { Paths } from "./options.ts";

/** The browser's part of a build. */
export interface Bundle {
  /** Scripts by address. */
  scripts: Map<string, Uint8Array<ArrayBuffer>>;
  client: Entry;
  islands: Map<string, Entry>;
}

/** The client script or an island's script, with the chunks that it imports statically. */
interface Entry {
  script: string;
  chunks: string[];
}

/** The path of all scripts. Each script's name contains its content's hash. */
const ADDRESS = "/_fresh/";

/**
 * Bundles the islands for the browser: one module for each island, shared code in chunks, and Preact once.
 * The code is minified, unless it should be readable; then it has a source map.
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
    define: { "process.env.NODE_ENV": readable ? '"development"' : '"production"' },
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
