import assert from "node:assert/strict";
import { join } from "node:path";
import { listFiles } from "../../lib/fresh/dev/files.ts";
import { siteOf } from "./support/site.ts";

Deno.test("aria, data and enumerated attributes keep a boolean's value, and others follow HTML", async () => {
  const [on, off] = [true, false];
  const page = () => (
    <main aria-busy={off} data-open={off} draggable={off} aria-live={undefined}>
      <p aria-hidden={on} hidden={off}>p</p>
      <button type="button" disabled={on} aria-pressed={off}>b</button>
      <a aria-current={off}>a</a>
    </main>
  );
  const html = await siteOf({ "a.tsx": { default: page } }).text("/a");
  const tags = [...html.matchAll(/<(main|p|button|a)( [^>]*)?>/g)].map(([tag]) =>
    tag.replace(/\s+(?=[ >])/g, "")
  );
  assert.deepEqual(tags, [
    '<main aria-busy="false" data-open="false" draggable="false">',
    '<p aria-hidden="true">',
    '<button type="button" disabled aria-pressed="false">',
    '<a aria-current="false">',
  ]);
});

/** A string literal as a child, such as {"<"}. In an attribute, it follows "=". */
const LITERAL_CHILD = /(?<!=)\{\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`$]*`)\s*\}/g;

Deno.test("no page has a literal that Deno's compiler and Preact would both escape", async () => {
  assert.deepEqual(["<a>x {'<'}</a>".replace(LITERAL_CHILD, "")], ["<a>x </a>"]);
  const found: string[] = [];
  for (const folder of ["routes", "islands", "components"]) {
    for (const path of await listFiles(folder)) {
      if (!path.endsWith(".tsx")) continue;
      const source = await Deno.readTextFile(join(folder, path));
      for (const [, literal] of source.matchAll(LITERAL_CHILD)) {
        if (/[&<>"']/.test(literal.slice(1, -1))) found.push(`${folder}/${path}: ${literal}`);
      }
    }
  }
  assert.deepEqual(found, []);
});
