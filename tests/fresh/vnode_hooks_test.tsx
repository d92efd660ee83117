import assert from "node:assert/strict";
import { options } from "preact";
import { registerIslands } from "../../lib/fresh/islands/islands.ts";
import { siteOf, snapshotOf } from "./support/site.ts";

function Early() {
  return <p>early</p>;
}
function Late() {
  return <p>late</p>;
}
function Plain() {
  return <p>plain</p>;
}
const island = (name: string, component: () => preact.JSX.Element) => ({
  name,
  module: { default: component },
  script: `/_fresh/${name}.js`,
  chunks: [],
});

/** Installs a hook as @preact/signals does: around the existing one. */
function installHook(): { seen: unknown[] } {
  const seen: unknown[] = [];
  const before = options.vnode;
  options.vnode = (vnode) => {
    seen.push(vnode.type);
    before?.(vnode);
  };
  return { seen };
}

Deno.test("other hooks can come before, between and after those of the islands, and each runs once", async () => {
  const first = installHook();
  registerIslands(snapshotOf({}, { islands: [island("Early", Early)] }));
  const second = installHook();
  registerIslands(snapshotOf({}, { islands: [island("Late", Late)] }));
  const third = installHook();
  const site = siteOf({
    "a.tsx": {
      default: () => (
        <main>
          <Early />
          <Late />
          <Plain />
        </main>
      ),
    },
  }, { client: { script: "/c.js", chunks: [] }, islands: [island("Early", Early), island("Late", Late)] });
  const html = await site.text("/a");
  assert.match(html, /data-from="\/_fresh\/Early\.js".*data-from="\/_fresh\/Late\.js"/);
  for (const { seen } of [first, second, third]) {
    assert.equal(seen.filter((type) => type === Plain).length, 1);
  }
});
