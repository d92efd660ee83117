import assert from "node:assert/strict";
import { join } from "node:path";
import { resolveOptions } from "../../lib/fresh/dev/options.ts";
import { watch } from "../../lib/fresh/dev/watch.ts";
import { makeProject } from "./support/project.ts";

Deno.test("a change during the first build is not missed", {
  // The watchers live as long as their process.
  sanitizeOps: false,
  sanitizeResources: false,
}, async () => {
  await using project = await makeProject({ "routes/a.ts": "" });
  const changes = watch(resolveOptions({ root: project.root }));
  await project.write("routes/a.ts", "export const handler = () => new Response();");
  const { value } = await changes.next();
  assert.deepEqual([...value], [join(project.root, "routes/a.ts")]);
});
