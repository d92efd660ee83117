import { dropCopies, PREPARED } from "../support/prepared_databases.ts";
import { DEADLINE, PRELOAD } from "../support/deadline.ts";
import { describeMutant, type Mutant } from "./mutant.ts";
import { testsOf } from "./tests_of.ts";

export type Fate = "noticed" | "noticed by the time limit" | "survived";

interface TryOptions {
  /** The variables that lead the tests to their services. */
  environment: Record<string, string>;
  /** How long the tests of one step may take at most. Seconds. */
  seconds: number;
  stepsOf?: (file: string) => string[][];
}

/**
 * Makes one change after the other in the working folder, which must be a copy, and runs the tests concerned.
 * @throws if these tests fail without a change.
 */
export async function* tryMutants(
  mutants: Mutant[],
  { environment, seconds, stepsOf = testsOf }: TryOptions,
): AsyncGenerator<{ mutant: Mutant; fate: Fate }> {
  const limits = new Map<string, number>();

  /**
   * Three times what the tests take without a change, and some more for a busy machine; 0 if they take too
   * long to be run for each change.
   */
  async function limitOf(tests: string[], variables: Record<string, string>): Promise<number> {
    const known = limits.get(tests.join());
    if (known !== undefined) return known;
    const begun = performance.now();
    const fate = await runTests(tests, variables, seconds);
    if (fate === "noticed") throw new Error(`Without a change, these tests fail: ${tests.join(" ")}`);
    const isSlow = fate === "noticed by the time limit";
    if (isSlow) console.log(`Left out, because they take over ${seconds} s: ${tests.join(" ")}`);
    const limit = isSlow ? 0 : Math.min(seconds, 3 * (performance.now() - begun) / 1000 + 10);
    limits.set(tests.join(), limit);
    return limit;
  }

  for (const mutant of mutants) {
    const variables = preparedFor(mutant.file, environment);
    let fate: Fate = "survived";
    for (const tests of stepsOf(mutant.file)) {
      const limit = await limitOf(tests, variables);
      if (limit === 0) continue;
      await Deno.writeTextFile(mutant.file, mutant.after);
      try {
        fate = await runTests(tests, variables, limit);
      } finally {
        await Deno.writeTextFile(mutant.file, mutant.before);
      }
      if (fate !== "survived") break;
    }
    yield { mutant, fate };
  }
}

/** A database that was prepared without the change would hide a change of its schema or of the demo. */
function preparedFor(file: string, environment: Record<string, string>): Record<string, string> {
  if (!/^(db|lib\/demo)\//.test(file)) return environment;
  const prepared: string[] = Object.values(PREPARED);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !prepared.includes(name)));
}

async function runTests(tests: string[], variables: Record<string, string>, seconds: number): Promise<Fate> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--no-check", "--parallel", "--fail-fast", PRELOAD, ...tests],
    env: { ...variables, DENO_JOBS: "3", [DEADLINE.seconds]: String(Math.ceil(seconds)) },
    stdout: "null",
    stderr: "null",
  }).spawn();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, seconds * 1000);
  const { success } = await child.status;
  clearTimeout(timer);
  if (variables.BLOOM_TEST_POSTGRES) await dropCopies(variables.BLOOM_TEST_POSTGRES);
  if (isLate) return "noticed by the time limit";
  return success ? "survived" : "noticed";
}

/** Returns the closing report: what survived, and how many changes the tests noticed. */
export function report(results: { mutant: Mutant; fate: Fate }[]): string {
  const survivors = results.filter(({ fate }) => fate === "survived").map(({ mutant }) => {
    const { title, change } = describeMutant(mutant);
    return `${title}\n${change}`;
  });
  const noticed = results.length - survivors.length;
  const late = results.filter(({ fate }) => fate === "noticed by the time limit").length;
  const rate = results.length === 0 ? 100 : (100 * noticed / results.length).toFixed(1);
  return [
    ...survivors.length > 0 ? ["", "Survived:", ...survivors, ""] : [],
    `${noticed} of ${results.length} changes noticed (${rate} %), ${late} of them by the time limit.`,
  ].join("\n");
}
