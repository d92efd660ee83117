import assert from "node:assert/strict";
import { makeProject, Program, type Project, smallSite } from "./support/project.ts";

/** Starts the site in development. Returns what its pages receive: the name of each build that is served. */
async function develop(project: Project) {
  const program = new Program(project.root, ["run", "-A", "dev.ts"]);
  let port = await program.find(/port (\d+)/);
  return {
    program,
    get origin() {
      return `http://127.0.0.1:${port}`;
    },
    get: async (path: string) => await (await fetch(`http://127.0.0.1:${port}${path}`)).text(),
    restarted: async () => {
      await program.find(/stopped/);
      port = await program.find(/port (\d+)/);
    },
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

Deno.test("a changed page or island is served without a restart, and open pages receive the new build", async () => {
  await using project = await makeProject(smallSite);
  await using site = await develop(project);
  const own = /reload\.js\?build=([^"]+)"/.exec(await site.get("/"))?.[1];
  const events = (await fetch(`${site.origin}/_fresh/events`)).body?.pipeThrough(new TextDecoderStream())
    .getReader();
  assert.ok(events);
  assert.match((await events.read()).value ?? "", new RegExp(`data: ${decodeURIComponent(own ?? "")}`));

  await project.write("components/word.ts", `export const word = "tap";\n`);
  await site.program.find(/Changed: components\/word\.ts/);
  assert.match((await events.read()).value ?? "", /data: file:.*build-2\.js/);
  const html = await site.get("/");
  assert.match(html, /tap 3/);
  const script = /data-from="([^"]+)"/.exec(html)?.[1] ?? "";
  assert.match(await site.get(script), /tap/);

  await project.write("routes/plain.tsx", `export default () => <p>changed</p>;`);
  assert.match((await events.read()).value ?? "", /build-3\.js/);
  assert.match(await site.get("/plain"), /changed/);
  assert.equal(await site.get("/word"), "first");
  await events.cancel();
});

Deno.test("a change of the program stops it and starts it again, even while a page is listening", async () => {
  await using project = await makeProject(smallSite);
  await using site = await develop(project);
  const { body } = await fetch(`${site.origin}/_fresh/events`);
  await project.write("main.ts", (await project.read("main.ts")).replace("first", "second"));
  await site.restarted();
  assert.equal(await site.get("/word"), "second");
  await body?.cancel().catch(() => {});
});

Deno.test("an error in a source is reported and keeps the last build, and its correction is served", async () => {
  await using project = await makeProject(smallSite);
  await using site = await develop(project);
  await project.write("routes/plain.tsx", `export default () => <p class="p-2">plain</p`);
  await site.program.find(/ERROR: Expected ">"/);
  assert.match(await site.get("/plain"), />plain</);
  const events = (await fetch(`${site.origin}/_fresh/events`)).body?.pipeThrough(new TextDecoderStream())
    .getReader();
  await events?.read();
  await project.write("routes/plain.tsx", `export default () => <p>corrected</p>;`);
  await events?.read();
  assert.match(await site.get("/plain"), /corrected/);
  await events?.cancel();
});

Deno.test("in development, the error page shows the file and the line", async () => {
  await using project = await makeProject(smallSite);
  await using site = await develop(project);
  const html = await site.get("/bug");
  assert.match(html, /routes\/bug\.ts:5/);
  assert.match(html, /&#62; +5 +throw new Error/);
});

Deno.test("a program that ends by itself is reported and restarts at the next change", async () => {
  await using project = await makeProject(smallSite);
  await using site = await develop(project);
  const main = await project.read("main.ts");
  await project.write("main.ts", `Deno.exit(7);`);
  await site.program.find(/The program has ended \(7\)/);
  await project.write("main.ts", main);
  await site.program.find(/port (\d+)/);
});

Deno.test("a signal to the builder stops the program gracefully, and then the builder", async () => {
  await using project = await makeProject(smallSite);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    await using site = await develop(project);
    site.program.kill(signal);
    await site.program.find(/stopped/);
    assert.equal((await site.program.status).code, 0);
  }
});

Deno.test("a program stops by itself if its builder was killed", async () => {
  await using project = await makeProject(smallSite);
  await using site = await develop(project);
  site.program.kill("SIGKILL");
  await site.program.find(/stopped/);
});
