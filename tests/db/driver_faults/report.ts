/**
 * `deno task driver-report` prints what each driver makes of each fault: pg, which Bloom uses, and
 * postgres.js. A fault can hang or end the process, so each runs in a process of its own.
 */
import { fileURLToPath } from "node:url";
import { prepareBuild } from "../../support/prepared_build.ts";
import { faultCases } from "./cases.ts";
import { pg } from "./driver.ts";
import { runCase } from "./fault_case.ts";
import { postgresJs } from "./postgres_js.ts";
import { startFaultyServer } from "./server.ts";
import { settled } from "./settled.ts";

const drivers = [pg, postgresJs];
const LONGEST_MS = 90_000;

const [driverName, index] = Deno.args;
if (driverName) await runOne(driverName, Number(index));
else await runAll();

async function runAll(): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "bloom-drivers-" });
  // PostgreSQL's own user has to reach its data in there.
  await Deno.chmod(folder, 0o755);
  const env = { ...await prepareBuild(folder), TMPDIR: folder, NO_COLOR: "1" };
  for (const { name } of drivers) {
    console.log(`\n${name}`);
    for (const [index, fault] of faultCases.entries()) {
      console.log(`- ${fault.name}\n${await resultOf([name, String(index)], env)}`);
    }
  }
  await Deno.remove(folder, { recursive: true });
}

/** Runs one case in a process, and returns its lines. */
async function resultOf(args: string[], env: { TMPDIR: string }): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "--no-lock", fileURLToPath(import.meta.url), ...args],
    env,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const ended = await settled(child.output(), LONGEST_MS);
  if (ended.kind !== "done") {
    child.kill("SIGKILL");
    await stopServers(env.TMPDIR);
    return "  BROKEN  The process hung.";
  }
  const { stdout, stderr, success } = ended.value;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (success) return text(stdout).trimEnd();
  const reason = text(stderr).split("\n").find((line) => line.includes("rror:")) ?? "";
  return `${text(stdout)}  BROKEN  The process ended: ${reason.trim()}`;
}

/** Stops the servers that a process without an end has left. */
async function stopServers(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    const file = `${folder}/${name}/data/postmaster.pid`;
    const text = await Deno.readTextFile(file).catch(() => "");
    if (text) Deno.kill(Number(text.split("\n", 1)[0]), "SIGINT");
  }
}

/** Runs one case here, and prints its finding. */
async function runOne(driverName: string, index: number): Promise<void> {
  const driver = drivers.find(({ name }) => name === driverName);
  const server = await startFaultyServer();
  if (!driver || !server) throw new Error("There is no such driver, or no PostgreSQL.");
  // An uncaught error must still stop the server.
  addEventListener("unhandledrejection", (event) => fail(event, event.reason));
  addEventListener("error", (event) => fail(event, event.error));
  let isEnding = false;
  async function fail(event: Event, error: unknown) {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    console.log(`  BROKEN  The process would have ended: ${error}`);
    await server?.stop();
    Deno.exit(0);
  }
  const { broken, measured } = await runCase(faultCases[index], driver, server);
  for (const promise of new Set(broken)) console.log(`  BROKEN  ${promise}`);
  if (broken.length === 0) console.log("  kept");
  if (measured.length > 0) console.log(`  ${measured.join(", ")}`);
  await server.stop();
  Deno.exit(0);
}
