/**
 * Runs the tests with every real service that this machine can provide: `deno task test [paths and flags of
 * deno test]`. Starts PostgreSQL and Redis in temporary folders on loopback, finds a Chromium, and stops what
 * it has started. One loud line names each missing service, and its tests are skipped; under CI=true that is
 * a failure.
 */
import { findChromium } from "./support/find_chromium.ts";
import { prepareBuild } from "./support/prepared_build.ts";
import { prepareDatabases } from "./support/prepared_databases.ts";
import { startPostgres } from "./support/start_postgres.ts";
import { startRedis } from "./support/start_redis.ts";
import type { Service } from "./support/service.ts";
import { sumUp } from "./support/sum_up.ts";

const isCI = Deno.env.get("CI") === "true";
const parts = [
  { variable: "BLOOM_TEST_POSTGRES", name: "PostgreSQL", start: startPostgres },
  { variable: "BLOOM_TEST_REDIS", name: "Redis", start: startRedis },
  { variable: "BLOOM_TEST_CHROMIUM", name: "Chromium", start: findChromium },
];

const services: Service[] = [];
const environment: Record<string, string> = { NO_COLOR: "1" };
const missing: string[] = [];
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
try {
  for (const { variable, name, start } of parts) {
    const given = Deno.env.get(variable);
    const service = given ? { address: given, stop: () => Promise.resolve() } : await tried(start);
    if (service) {
      services.push(service);
      environment[variable] = service.address;
    } else {
      missing.push(name);
      console.log(
        `\n*** ${name} IS NOT HERE: the tests that need it are ${isCI ? "a failure" : "skipped"}. ***\n`,
      );
    }
  }
  if (!stopping) {
    const prepared = [prepareBuild(folder), prepareDatabases(folder, environment.BLOOM_TEST_POSTGRES)];
    Object.assign(environment, ...await Promise.all(prepared));
    ({ code, summary } = await runTests());
  }
} finally {
  for (const service of services.reverse()) await service.stop();
  await Deno.remove(folder, { recursive: true });
}
if (isCI && missing.length > 0) {
  console.log(`Missing under CI: ${missing.join(", ")}.`);
  code ||= 1;
}
console.log(summary);
Deno.exit(code);

/** Returns the service, or the reason why it is missing. A service that fails to start counts as missing. */
async function tried(start: () => Promise<Service | null>): Promise<Service | null> {
  try {
    return await start();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return null;
  }
}

async function runTests(): Promise<{ code: number; summary: string }> {
  const paths = Deno.args.length > 0 ? Deno.args : ["tests/"];
  running = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--no-check", "--parallel", ...paths],
    env: { ...environment, DENO_JOBS: "3" },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const decoder = new TextDecoder();
  let tail = "";
  for await (const chunk of running.stdout) {
    await Deno.stdout.write(chunk);
    tail = (tail + decoder.decode(chunk, { stream: true })).slice(-4000);
  }
  const status = await running.status;
  return { code: status.code, summary: sumUp(tail, status.success) };
}
