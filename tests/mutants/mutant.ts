import { randomFrom } from "../support/random.ts";
import { apply, type Mutation, mutationsOf, parses } from "./mutations.ts";

/** One change of one file. */
export interface Mutant {
  file: string;
  kind: Mutation["kind"];
  /** The file's text, before and after. */
  before: string;
  after: string;
}

/** Returns this many of the files' small changes, each once, the same for the same seed. */
export function chooseMutants(
  sources: ReadonlyMap<string, string>,
  { count, seed }: { count: number; seed: number },
): Mutant[] {
  const all = [...sources].flatMap(([file, before]) =>
    mutationsOf(file, before).map((mutation) => ({ file, before, mutation }))
  );
  const random = randomFrom(seed);
  const chosen: Mutant[] = [];
  while (chosen.length < count && all.length > 0) {
    const [{ file, before, mutation }] = all.splice(random.int(0, all.length - 1), 1);
    const after = apply(before, mutation);
    if (after !== before && parses(file, after)) chosen.push({ file, kind: mutation.kind, before, after });
  }
  return chosen;
}

/** Returns where a mutant differs: its file and line, its kind, and the lines before and after. */
export function describeMutant({ file, kind, before, after }: Mutant): { title: string; change: string } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let first = 0;
  while (old[first] === now[first]) first++;
  let last = 1;
  while (last < Math.min(old.length, now.length) - first && old.at(-last) === now.at(-last)) last++;
  const lines = (of: string[], sign: string) =>
    of.slice(first, of.length - last + 1).map((line) => `  ${sign} ${line.trim()}`);
  return {
    title: `${file}:${first + 1} (${kind})`,
    change: [...lines(old, "-"), ...lines(now, "+")].join("\n"),
  };
}
