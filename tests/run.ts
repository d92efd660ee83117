/**
 * Runs the tests with every real service that this machine can provide: `deno task test [paths and flags of
 * deno test]`. Starts PostgreSQL and Redis in temporary folders on loopback, finds a Chromium, and stops what
 * it has started. One loud line names each missing service, and its tests are skipped; under CI=true that is
 * a failure.
 */
import { DEADLINE, PRELOAD } from "./support/deadline.ts";
import { startServices } from "./support/services.ts";
import { sumUp } from "./support/sum_up.ts";
import { watchRunning } from "./support/watch_running.ts";

const isCI = Deno.env.get("CI") === "true";
const folder = await Deno.makeTempDir({ prefix: "bloom-tests-" });
let running: Deno.ChildProcess | undefined;
let stopping = false;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.addSignalListener(signal, () => {
    stopping = true;
    running?.kill("SIGTERM");
  });
}

let code = 1;
let summary = "0 passed, 1 failed";
let missing: string[] = [];
try {
  const services = await startServices(folder);
  missing = services.missing;
  for (const name of missing) {
    const fate = isCI ? "a failure" : "skipped";
    console.log(`\n*** ${name} IS NOT HERE: the tests that need it are ${fate}. ***\n`);
  }
  try {
    if (!stopping) ({ code, summary } = await runTests(services.environment));
  } finally {
    await services.stop();
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
if (isCI && missing.length > 0) {
  console.log(`Missing under CI: ${missing.join(", ")}.`);
  code ||= 1;
}
console.log(summary);
Deno.exit(code);

async function runTests(environment: Record<string, string>): Promise<{ code: number; summary: string }> {
  const paths = Deno.args.length > 0 ? Deno.args : ["tests/"];
  const marks = `${folder}/running`;
  await Deno.mkdir(marks);
  const child = running = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--no-check", "--parallel", PRELOAD, ...paths],
    env: { ...environment, [DEADLINE.running]: marks, DENO_JOBS: "3" },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const stopWatching = watchRunning(marks, (name) => {
    console.log(`FAILED: “${name}” is far beyond its deadline and lets no timer run, so the run ends.`);
    child.kill("SIGKILL");
  });
  const decoder = new TextDecoder();
  let tail = "";
  for await (const chunk of running.stdout) {
    await Deno.stdout.write(chunk);
    tail = (tail + decoder.decode(chunk, { stream: true })).slice(-4000);
  }
  const status = await running.status;
  stopWatching();
  return { code: status.code, summary: sumUp(tail, status.success) };
}
