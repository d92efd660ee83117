import assert from "node:assert/strict";
import { join } from "node:path";
import { App } from "fresh";
import { Builder } from "fresh/dev";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { stop } from "esbuild";
import { listFiles } from "../../lib/fresh/dev/files.ts";
import { loadInMemory } from "../../lib/fresh/dev/memory_build.ts";
import { resolveOptions } from "../../lib/fresh/dev/options.ts";
import { makeProject, Program, smallSite } from "./support/project.ts";

async function buildInMemory(root: string) {
  try {
    return await loadInMemory(resolveOptions({ root }));
  } finally {
    await stop();
  }
}

const NARROW = ["run", "--no-prompt", "--allow-net", "--allow-read", "--allow-env", "serve.ts"];

Deno.test("a built site serves compressed pages, scripts and files with only the permissions to read and listen", async () => {
  await using project = await makeProject(smallSite);
  await new Builder({ root: project.root }).build();
  await using program = new Program(project.root, NARROW);
  const origin = `http://127.0.0.1:${await program.find(/port (\d+)/)}`;

  const page = await (await fetch(`${origin}/`)).text();
  assert.match(page, /<fresh-island.*times 3/);

  const addresses = [...page.matchAll(/(?:src|href|data-from)="(\/_fresh\/[^"]+)"/g)].map(([, address]) =>
    address
  );
  assert.ok(addresses.length >= 3);
  for (const address of new Set(addresses)) {
    const response = await fetch(origin + address, { headers: { "accept-encoding": "br" } });
    assert.equal(response.status, 200, address);
    assert.equal(response.headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.equal(response.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.ok((await response.text()).length > 0);
  }
  const robots = await fetch(`${origin}/robots.txt`);
  assert.match(await robots.text(), /User-agent/);
  assert.doesNotMatch(await (await fetch(`${origin}/plain`)).text(), /<script/);
});

Deno.test("no other file of a build is served", async () => {
  await using project = await makeProject(smallSite);
  await new Builder({ root: project.root }).build();
  await using program = new Program(project.root, NARROW);
  const origin = `http://127.0.0.1:${await program.find(/port (\d+)/)}`;
  const files = await listFiles(join(project.root, "_fresh"));
  assert.ok(files.includes("snapshot.js"));
  for (const file of [...files, "metafile.json", "reload.js", "events"]) {
    for (const address of [`/_fresh/${file}`, `/${file}`, `/_fresh/../_fresh/${file}`, `/%5ffresh/${file}`]) {
      const { status, body } = await fetch(origin + address);
      await body?.cancel();
      assert.equal(status, 404, address);
    }
  }
});

Deno.test("the compressed files match the file, and a build leaves no file of the last build", async () => {
  await using project = await makeProject(smallSite);
  const builder = new Builder({ root: project.root });
  await builder.build();
  const before = await listFiles(join(project.root, "_fresh/assets"));
  for (const file of before.filter((name) => name.endsWith(".br"))) {
    const at = join(project.root, "_fresh/assets", file.slice(0, -3));
    const plain = await Deno.readFile(at);
    assert.deepEqual(new Uint8Array(brotliDecompressSync(await Deno.readFile(`${at}.br`))), plain);
    assert.deepEqual(new Uint8Array(gunzipSync(await Deno.readFile(`${at}.gz`))), plain);
  }
  await project.write("islands/Counter.tsx", "export default () => <p>new</p>;");
  await project.write("static/robots.txt", "other");
  await builder.build();
  const after = await listFiles(join(project.root, "_fresh/assets"));
  assert.notDeepEqual(after, before);
  const texts = after.filter((name) => name.endsWith(".txt"));
  assert.deepEqual(await Promise.all(texts.map((name) => project.read(`_fresh/assets/${name}`))), ["other"]);
});

Deno.test("a file keeps its address until its content changes", async () => {
  await using project = await makeProject({
    ...smallSite,
    "islands/Other.tsx": "export default () => <p>other</p>;",
  });
  const scripts = async (): Promise<Map<string, string | undefined>> => {
    const { islands, client } = await buildInMemory(project.root);
    return new Map([
      ["client", client?.script],
      ...islands.map(({ name, script }) => [name, script] as const),
    ]);
  };
  const before = await scripts();
  await project.write("islands/Other.tsx", "export default () => <p>changed</p>;");
  const after = await scripts();
  assert.equal(after.get("client"), before.get("client"));
  assert.equal(after.get("Counter"), before.get("Counter"));
  assert.notEqual(after.get("Other"), before.get("Other"));
});

Deno.test("Preact is loaded once for any number of islands", async () => {
  await using project = await makeProject({
    ...smallSite,
    "islands/Other.tsx": smallSite["islands/Counter.tsx"].replaceAll("Counter", "Other"),
  });
  const { assets } = await buildInMemory(project.root);
  const scripts = [...assets].filter(([path]) => path.endsWith(".js")).map(([, { file }]) =>
    typeof file === "string" ? "" : new TextDecoder().decode(file.identity)
  );
  // This string is in Preact's own code.
  assert.equal(scripts.filter((text) => text.includes("dangerouslySetInnerHTML")).length, 1);
});

Deno.test("without a build, an app with file routes explains what to do", () => {
  assert.throws(() => new App().fsRoutes().handler(), /Run `deno task build` first/);
});

Deno.test("an app gets a build that is in memory", async () => {
  await using project = await makeProject({
    "routes/a.ts": "export const handler = (ctx) => new Response(ctx.config.mode + ' ' + ctx.config.root);",
  });
  const apply = await new Builder({ root: project.root }).build({ snapshot: "memory" });
  const app = new App<unknown>().fsRoutes();
  apply(app);
  const response = await app.handler()(new Request("http://site.example/a"));
  assert.equal(await response.text(), `production ${project.root}`);
});

Deno.test("tests, private folders and other files in routes/ are not pages", async () => {
  await using project = await makeProject({
    "routes/a.ts": "export const handler = () => new Response('a');",
    "routes/a_test.ts": "throw new Error('a test was imported');",
    "routes/(_shared)/b.ts": "throw new Error('a private file was imported');",
    "routes/notes.md": "# Notes",
  });
  const { routes, client } = await buildInMemory(project.root);
  assert.deepEqual(routes.map(([path]) => path), ["a.ts"]);
  assert.equal(client, undefined);
});

Deno.test("an invalid route stops the build with the file's name", async () => {
  await using project = await makeProject({ "routes/[user-id].tsx": "export default () => <p />;" });
  await assert.rejects(
    new Builder({ root: project.root }).build(),
    /routes\/\[user-id\]\.tsx: "user-id" cannot name a parameter/,
  );
});
