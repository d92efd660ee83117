import assert from "node:assert/strict";
import { stop } from "esbuild";
import { createHash } from "node:crypto";
import { listSources } from "../../../lib/site/styles/list_sources.ts";
import { makeStylesheet } from "../../../lib/site/styles/make_stylesheet.ts";
import { builtStylesheet, currentStylesheet, writeStylesheet } from "../../../lib/site/styles/stylesheet.ts";
import { makeProject } from "../../fresh/support/project.ts";

const folders = { "routes/.keep": "", "islands/.keep": "", "components/.keep": "" };
const theme = `
import { defineConfig } from "twind";
import presetTailwind from "@twind/preset-tailwind";
export default defineConfig({ presets: [presetTailwind({ disablePreflight: true })], theme: { extend: { colors: { leaf: "#123456" } } } });
`;
const plain = theme.replace(/theme: .*? } } }/, "").replace("disablePreflight: true", "");

async function styleOf(files: Record<string, string>) {
  await using project = await makeProject({ ...folders, "components/theme.ts": plain, ...files });
  try {
    return await makeStylesheet(project.root, await listSources(project.root));
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

Deno.test("the stylesheet uses the project's theme", async () => {
  const { css } = await styleOf({
    "components/theme.ts": theme,
    "routes/a.tsx": 'export default () => <p class="text-leaf" />;',
  });
  assert.match(css, /\.text-leaf\{/);
  assert.doesNotMatch(css, /box-sizing/);
});

Deno.test("a class without a rule is reported, and words in other strings are not", async () => {
  const { unknown } = await styleOf({
    "routes/a.tsx":
      'export default () => <p class="p-2 flexx group group-hover:underline" title="such words" />;',
  });
  assert.deepEqual(unknown, ["flexx"]);
});

Deno.test("the policy allows the hash of the stylesheet that the build wrote", async () => {
  await using project = await makeProject({
    ...folders,
    "components/theme.ts": plain,
    "routes/a.tsx": 'export default () => <p class="p-2" />;',
    "_fresh/styles.css": "p{}",
  });
  await writeStylesheet(project.root);
  const { css, source } = await builtStylesheet(project.root);
  assert.match(css, /\.p-2\{/);
  assert.equal(source, `'sha256-${createHash("sha256").update(css).digest("base64")}'`);
});

Deno.test("in development the stylesheet is generated again only after a change in the sources", async () => {
  await using project = await makeProject({
    ...folders,
    "components/theme.ts": plain,
    "routes/a.tsx": 'export default () => <p class="p-2" />;',
  });
  try {
    const first = await currentStylesheet(project.root);
    assert.match(first.css, /\.p-2\{/);
    assert.equal(await currentStylesheet(project.root), first);
    await project.write("routes/b.tsx", 'export default () => <p class="p-7" />;');
    assert.match((await currentStylesheet(project.root)).css, /\.p-7\{/);
  } finally {
    await stop();
  }
});
