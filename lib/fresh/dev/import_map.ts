import type { Plugin } from "esbuild";
import { dirname, join } from "node:path";

/** Makes esbuild resolve the import map of deno.json: local files, and npm packages in node_modules. */
export async function importMapPlugin(root: string): Promise<Plugin> {
  const { folder, imports } = await findImports(root);
  const names = Object.keys(imports).sort((a, b) => b.length - a.length);
  return {
    name: "import-map",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path, kind, pluginData }) => {
        const name = names.find((name) => path === name || path.startsWith(`${name}/`));
        if (pluginData === RESOLVED || name === undefined) return null;
        const target = imports[name] + path.slice(name.length);
        if (!target.startsWith("npm:")) return { path: join(folder, target) };
        const bare = target.slice("npm:".length).replace(/^(@[^/]+\/[^/@]+|[^/@]+)@[^/]+/, "$1");
        return build.resolve(bare, { resolveDir: folder, kind, pluginData: RESOLVED });
      });
    },
  };
}

const RESOLVED = Symbol("resolved");

/** Returns the imports of the nearest deno.json at or above the folder, or of the program's own. */
export async function findImports(
  from: string,
): Promise<{ folder: string; imports: Record<string, string> }> {
  for (const start of [from, import.meta.dirname ?? from]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      try {
        const { imports = {} } = JSON.parse(await Deno.readTextFile(join(folder, "deno.json")));
        return { folder, imports };
      } catch (error) {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      }
    }
  }
  return { folder: from, imports: {} };
}
