import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Builder } from "fresh/dev";
import { resolveOptions } from "../../lib/fresh/dev/options.ts";
import { makeStylesheet } from "../../lib/fresh/dev/stylesheet.ts";
import { stop } from "esbuild";
import { makeProject } from "./support/project.ts";

async function styleOf(files: Record<string, string>) {
  await using project = await makeProject(files);
  try {
    return await makeStylesheet(resolveOptions({ root: project.root }));
  } finally {
    await stop();
  }
}

Deno.test("the stylesheet has the classes that routes, islands and components name, and no others", async () => {
  const { css } = await styleOf({
    "routes/a.tsx": 'export default () => <p class="p-2 md:hover:underline">text-xl</p>;',
    "routes/b.tsx":
      "const tone = { bad: 'bg-red-500' }; export default () => <p class={`w-1/2 ${tone.bad}`} />;",
    "islands/I.tsx": 'export default () => <p class="-mt-4" />;',
    "components/c.tsx": 'export const C = () => <p class={"dark:text-white"} />;',
    "lib/d.ts": 'export const elsewhere = "rounded-full";',
  });
  for (
    const name of [".p-2{", "underline:hover{", ".bg-red-500{", ".w-1\\/2{", ".-mt-4{", "dark\\:text-white{"]
  ) {
    assert.ok(css.includes(name), name);
  }
  assert.ok(!css.includes("text-xl"));
  assert.ok(!css.includes("rounded-full"));
});

Deno.test("the stylesheet is minified, without comments", async () => {
  const { css } = await styleOf({ "routes/a.tsx": 'export default () => <p class="p-2" />;' });
  assert.doesNotMatch(css, /\/\*|\n|: /);
});

Deno.test("the project's theme decides", async () => {
  const { css } = await styleOf({
    "components/theme.ts": `
import { defineConfig } from "twind";
import presetTailwind from "@twind/preset-tailwind";
export default defineConfig({ presets: [presetTailwind({ disablePreflight: true })], theme: { extend: { colors: { leaf: "#123456" } } } });
`,
    "routes/a.tsx": 'export default () => <p class="text-leaf" />;',
  });
  assert.match(css, /\.text-leaf\{/);
  assert.doesNotMatch(css, /box-sizing/);
});

Deno.test("a class that no rule answers is told, words in other strings are not", async () => {
  const { unknown } = await styleOf({
    "routes/a.tsx":
      'export default () => <p class="p-2 flexx group group-hover:underline" title="such words" />;',
  });
  assert.deepEqual(unknown, ["flexx"]);
});

Deno.test("the hash that the policy allows is the stylesheet's", async () => {
  await using project = await makeProject({ "routes/a.tsx": 'export default () => <p class="p-2" />;' });
  const { css, cssHash } = await new Builder({ root: project.root }).snapshot();
  assert.equal(cssHash, `'sha256-${createHash("sha256").update(css).digest("base64")}'`);
});
