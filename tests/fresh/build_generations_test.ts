import assert from "node:assert/strict";
import { join } from "node:path";
import { Builder } from "fresh/dev";
import { listFiles } from "../../lib/fresh/dev/files.ts";
import { makeProject, Program, type Project, smallSite } from "./support/project.ts";

const island = (word: string) => `export default () => <p>the ${word} generation</p>;`;

async function build(project: Project, word: string): Promise<void> {
  await project.write("islands/Counter.tsx", island(word));
  await new Builder({ root: project.root }).build();
}

/**
 * Serves the build. Returns the address of the island's script in its page, and a function that requests an
 * address.
 */
async function serve(project: Project) {
  const program = new Program(project.root, ["run", "-A", "serve.ts"]);
  const origin = `http://127.0.0.1:${await program.find(/port (\d+)/)}`;
  const get = async (address: string) => {
    const response = await fetch(origin + address);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { program, get, script: /data-from="([^"]+)"/.exec((await get("/")).text)?.[1] ?? "" };
}

Deno.test("a page from before a deployment still gets its scripts, but not after the next deployment", async () => {
  await using project = await makeProject(smallSite);
  const scripts: string[] = [];
  for (const word of ["first", "second", "third"]) {
    await build(project, word);
    const { program, get, script } = await serve(project);
    await using _ = program;
    scripts.push(script);
    assert.match((await get(script)).text, new RegExp(`the ${word} generation`));
    if (word === "second") {
      const { status, headers, text } = await get(scripts[0]);
      assert.equal(status, 200);
      assert.match(text, /the first generation/);
      assert.equal(headers.get("content-type"), "text/javascript; charset=utf-8");
      assert.equal(headers.get("cache-control"), "public, max-age=31536000, immutable");
    }
    if (word === "third") {
      assert.equal((await get(scripts[1])).status, 200);
      assert.equal((await get(scripts[0])).status, 404);
    }
  }
  const files = await listFiles(join(project.root, "_fresh/assets"));
  const all = await Promise.all(files.map((name) => project.read(`_fresh/assets/${name}`)));
  assert.ok(!all.some((text) => text.includes("the first generation")));
});

Deno.test("building the same sources twice keeps the scripts of the build before", async () => {
  await using project = await makeProject(smallSite);
  await build(project, "first");
  const former = await serve(project);
  await former.program[Symbol.asyncDispose]();
  await build(project, "second");
  await build(project, "second");
  const { program, get } = await serve(project);
  await using _ = program;
  assert.equal((await get(former.script)).status, 200);
});

Deno.test("a damaged or missing former build does not prevent a build", async () => {
  await using project = await makeProject(smallSite);
  await build(project, "first");
  await project.write("_fresh/scripts.json", "{ damaged");
  await build(project, "second");
  await Deno.remove(join(project.root, "_fresh/assets"), { recursive: true });
  await build(project, "third");
  const { program, get, script } = await serve(project);
  await using _ = program;
  assert.match((await get(script)).text, /the third generation/);
});
