import assert from "node:assert/strict";
import { DEADLINE, PRELOAD } from "./deadline.ts";
import { watchRunning } from "./watch_running.ts";

/** Runs a test file with this text as the suite does, with a deadline of a second. @returns all it says. */
async function told(text: string, latestSeconds = 60): Promise<{ success: boolean; output: string }> {
  const folder = await Deno.makeTempDir({ prefix: "bloom-preload-" });
  const marks = `${folder}/running`;
  await Deno.mkdir(marks);
  await Deno.writeTextFile(`${folder}/it_test.ts`, text);
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--no-check", PRELOAD, `${folder}/it_test.ts`],
    env: { NO_COLOR: "1", [DEADLINE.seconds]: "1", [DEADLINE.running]: marks },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let stuck = "";
  const stopWatching = watchRunning(marks, (name) => {
    stuck = `stuck: ${name}`;
    child.kill("SIGKILL");
  }, latestSeconds);
  const { success, stdout, stderr } = await child.output();
  stopWatching();
  await Deno.remove(folder, { recursive: true });
  const decoder = new TextDecoder();
  return { success, output: decoder.decode(stdout) + decoder.decode(stderr) + stuck };
}

Deno.test("a test that waits for ever fails with its name, in whatever form it was registered", async () => {
  const forms = [
    `Deno.test("it waits", () => new Promise(() => setInterval(() => {}, 1000)));`,
    `Deno.test({ name: "it waits", fn: () => new Promise(() => setInterval(() => {}, 1000)) });`,
    `Deno.test("it waits", { sanitizeOps: true }, () => new Promise(() => setInterval(() => {}, 1000)));`,
    `Deno.test(function waits() { return new Promise(() => setInterval(() => {}, 1000)) });`,
  ];
  for (const { success, output } of await Promise.all(forms.map((form) => told(form)))) {
    assert.match(output, /“(it )?waits” did not end within 1 s/);
    assert.equal(success, false);
  }
});

Deno.test("a test that loops without a pause ends the run with its name", async () => {
  const { success, output } = await told(`Deno.test("it loops", () => { while (true); });`, 3);
  assert.match(output, /stuck: it loops/);
  assert.equal(success, false);
});

Deno.test("a file that registers no test fails", async () => {
  const { success, output } = await told("for (const name of []) Deno.test(name, () => {});");
  assert.match(output, /it_test\.ts registers no test/);
  assert.equal(success, false);
});

Deno.test("tests that end pass and fail as without a deadline", async () => {
  assert.equal((await told(`Deno.test("it passes", async () => await 1);`)).success, true);
  assert.equal((await told(`Deno.test.ignore("it is left out", () => { throw 1; });`)).success, true);
  const { success, output } = await told(`Deno.test("it fails", () => { throw new Error("on purpose"); });`);
  assert.match(output, /on purpose/);
  assert.equal(success, false);
});
