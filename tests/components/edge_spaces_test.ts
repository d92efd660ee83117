import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { listSources } from "../../lib/site/styles/list_sources.ts";

/** Deno's precompiled JSX cuts them off, where any other JSX keeps them. */
Deno.test("a space at the edge of an element's text is written as a string, never as an entity", async () => {
  const broken: string[] = [];
  for (const { path } of await listSources(fileURLToPath(new URL("../../", import.meta.url)))) {
    if (
      /[>\n]\s*&(nbsp|ensp|emsp|thinsp);|&(nbsp|ensp|emsp|thinsp);\s*</.test(await Deno.readTextFile(path))
    ) {
      broken.push(path);
    }
  }
  assert.deepEqual(broken, []);
});
