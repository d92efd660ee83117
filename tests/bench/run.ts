import { join } from "node:path";
import { compareTiming } from "./compare_timing.ts";
import type { Load } from "./load.ts";
import { measureHistory } from "./measure_history.ts";
import { measureOnPostgres } from "./measure_postgres.ts";
import { benchPages } from "./pages.ts";

const ROUNDS = 7;
const SECONDS = 2;
const WARM_UP_SECONDS = 2;

const here = (file: string) => join(import.meta.dirname ?? "", file);

/** Starts a server in its own process on this port and waits until it answers. */
async function start(file: string, port: number, ...further: string[]): Promise<Deno.ChildProcess> {
  const server = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", here(file), String(port), ...further],
    stdout: "piped",
  }).spawn();
  const reader = server.stdout.getReader();
  await reader.read();
  reader.releaseLock();
  return server;
}

/** Runs one round of load in its own process. */
async function measure(port: number, path: string, seconds: number): Promise<Load> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", here("load.ts"), `http://127.0.0.1:${port}${path}`, String(seconds)],
    stderr: "inherit",
  }).output();
  if (!success) Deno.exit(1);
  return JSON.parse(new TextDecoder().decode(stdout));
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const medians = (rounds: Load[]): Load => ({
  requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
  p99: median(rounds.map((round) => round.p99)),
  bytes: rounds[0].bytes,
});

/**
 * Compares the kernel with a bare handler that renders the same tree, alternating, so that both run under the
 * same load.
 */
async function compareKernel(): Promise<void> {
  const ports = { kernel: 8731, bare: 8732 };
  const servers = await Promise.all([
    start("serve_kernel.ts", ports.kernel),
    start("serve_bare.tsx", ports.bare),
  ]);
  try {
    for (const { title, path } of benchPages) {
      const rounds: { kernel: Load[]; bare: Load[] } = { kernel: [], bare: [] };
      for (const port of Object.values(ports)) await measure(port, path, WARM_UP_SECONDS);
      for (let round = 0; round < ROUNDS; round++) {
        rounds.kernel.push(await measure(ports.kernel, path, SECONDS));
        rounds.bare.push(await measure(ports.bare, path, SECONDS));
      }
      const kernel = medians(rounds.kernel);
      const bare = medians(rounds.bare);
      print(`${title}, kernel`, kernel);
      print(`${title}, bare handler`, bare);
      const ratios = rounds.kernel.map((each, i) =>
        each.requestsPerSecond / rounds.bare[i].requestsPerSecond
      );
      console.log(
        `${title}: the kernel serves ${median(ratios).toFixed(2)} of the bare handler's requests\n`,
      );
    }
  } finally {
    for (const server of servers) server.kill();
    await Promise.all(servers.map((server) => server.status));
  }
}

function print(title: string, { requestsPerSecond, p99, bytes }: Load): void {
  const rate = `${Math.round(requestsPerSecond).toLocaleString("en")} requests/s`;
  console.log(
    `${title.padEnd(28)}${rate.padStart(20)}   p99 ${p99.toFixed(2)} ms   ${
      bytes.toLocaleString("en")
    } bytes`,
  );
}

/**
 * Measures the same pages with the database behind them, and how many statements one request of each runs.
 */
async function measureDatabase(): Promise<void> {
  const pages = await measureOnPostgres(start, async (port, path) => {
    await measure(port, path, WARM_UP_SECONDS);
    return await measure(port, path, WARM_UP_SECONDS);
  });
  if (!pages) console.log("*** PostgreSQL IS NOT HERE: its part of the benchmark is skipped. ***");
  for (const { title, load, queries, queriesSignedIn } of pages ?? []) {
    print(title, load);
    console.log(`${title}: ${queries} queries a request, ${queriesSignedIn} for a signed-in patient\n`);
  }
}

/** Measures whether timing reveals who has an account (ASVS 5.0, 6.3.8): the medians must be within 5 %. */
async function measureTiming(): Promise<void> {
  const timings = await compareTiming();
  if (!timings) console.log("*** PostgreSQL IS NOT HERE: the comparison of times is skipped. ***");
  for (const { title, known, unknown } of timings ?? []) {
    const apart = Math.abs(known - unknown) / Math.max(known, unknown) * 100;
    console.log(
      `${title}: known address ${known.toFixed(2)} ms, unknown ${
        unknown.toFixed(2)
      } ms (medians of 200 each): ` +
        `${apart.toFixed(1)} % apart`,
    );
  }
}

/** Measures whether a therapist's pages and the slot computation get slower over the years. */
async function measureYears(): Promise<void> {
  const measured = await measureHistory();
  if (!measured) console.log("*** PostgreSQL IS NOT HERE: the comparison of histories is skipped. ***");
  const ms = (time: number) => `${time.toFixed(2)} ms`.padStart(10);
  const fewestDays = measured?.find(({ queries }) => queries === null)?.long ?? 1;
  for (const { title, long, short, queries } of measured ?? []) {
    const further = queries === null
      ? `, ${(long / fewestDays).toFixed(2)} times that of the fewest days`
      : `, ${queries} queries`;
    console.log(
      `${title.padEnd(18)}${ms(long)} after two years, ${ms(short)} without: ratio ${
        (long / short).toFixed(2)
      }${further}`,
    );
  }
}

await compareKernel();
await measureDatabase();
await measureYears();
await measureTiming();
