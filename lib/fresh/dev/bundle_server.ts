import * as esbuild from "esbuild";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findImports } from "./import_map.ts";
import type { Paths } from "./options.ts";

/**
 * Bundles the snapshot's modules of routes/, islands/ and components/ into one module with a new name, so
 * that a running program can load their newest version. All other modules stay external, so the program keeps
 * its own instances of them.
 */
export async function bundleServer(paths: Paths, snapshot: string, outfile: string): Promise<void> {
  const { folder, imports } = await findImports(paths.root);
  const inside = [paths.routeDir, paths.islandDir, paths.componentDir];
  await esbuild.build({
    entryPoints: [snapshot],
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "esnext",
    sourcemap: "inline",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "silent",
    plugins: [{
      name: "outside",
      setup(build) {
        build.onResolve({ filter: /.*/ }, ({ path, kind, resolveDir }) => {
          if (kind === "entry-point") return null;
          if (!/^\.{0,2}\//.test(path)) {
            const local = imports[path]?.startsWith(".") ? join(folder, imports[path]) : null;
            return { path: local ? pathToFileURL(local).href : path, external: true };
          }
          const file = join(resolveDir, path);
          if (inside.some((each) => file.startsWith(`${each}/`))) return { path: file };
          return { path: pathToFileURL(file).href, external: true };
        });
      },
    }],
  });
}
