/** The part of `deno task mutants` that runs in the copy. */
import { parseArgs } from "node:util";
import { startServices } from "../support/services.ts";
import { chooseMutants, describeMutant, type Mutant } from "./mutant.ts";
import { type Fate, report, tryMutants } from "./try_mutants.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "180" },
  },
});
const paths = positionals.length > 0
  ? positionals
  : ["lib/auth", "lib/scheduling", "lib/people", "lib/records", "lib/http", "db"];

const sources = new Map<string, string>();
for (const path of paths) {
  for await (const file of filesOf(path.replace(/\/$/, ""))) sources.set(file, await Deno.readTextFile(file));
}
const mutants = chooseMutants(sources, { count: Number(values.count), seed: Number(values.seed) });
console.log(`${mutants.length} changes of ${sources.size} files, seed ${values.seed}`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.addSignalListener(signal, () => stopping = true);
}

const folder = await Deno.makeTempDir({ prefix: "bloom-tests-" });
const results: { mutant: Mutant; fate: Fate }[] = [];
try {
  const { environment, stop } = await startServices(folder);
  try {
    for await (const result of tryMutants(mutants, { environment, seconds: Number(values.seconds) })) {
      if (stopping) break;
      results.push(result);
      console.log(
        `${results.length}/${mutants.length} ${result.fate}: ${describeMutant(result.mutant).title}`,
      );
    }
  } finally {
    await stop();
  }
} finally {
  await Deno.remove(folder, { recursive: true });
  console.log(report(results));
}

async function* filesOf(path: string): AsyncGenerator<string> {
  if ((await Deno.stat(path)).isFile) return yield path;
  for await (const { name } of Deno.readDir(path)) {
    const inside = `${path}/${name}`;
    if (!name.includes(".") || /\.tsx?$/.test(name)) yield* filesOf(inside);
  }
}
