import { join, relative } from "node:path";
import type { Paths } from "./options.ts";

/** Writes server.js, which `deno serve` can run or another program can import. */
export async function writeServer({ root, outDir, serverEntry }: Paths): Promise<void> {
  const from = (path: string) => relative(outDir, path).replaceAll("\\", "/") || ".";
  const entry = from(serverEntry);
  const source = [
    "// Written by `deno task build`.",
    'import { join } from "node:path";',
    'import { ProdBuildCache, serverHandler, setBuildCache } from "fresh/internal";',
    'import * as snapshot from "./snapshot.js";',
    `import { app } from ${JSON.stringify(entry.startsWith(".") ? entry : `./${entry}`)};`,
    "",
    `const root = join(import.meta.dirname, ${JSON.stringify(from(root))});`,
    'setBuildCache(app, new ProdBuildCache(root, snapshot), "production");',
    "export default { fetch: serverHandler(app) };",
    "",
  ];
  await Deno.writeTextFile(join(outDir, "server.js"), source.join("\n"));
}
