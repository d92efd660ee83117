import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chooseMutants } from "./mutant.ts";
import { testsOf } from "./tests_of.ts";
import { report, tryMutants } from "./try_mutants.ts";

const code = `export function greet(log: string[], names: string[]): boolean {
  log.push("greeted");
  return names.length > 0;
}
`;
const halfATest = `import { greet } from "./greet.ts";
Deno.test("only somebody is greeted", () => {
  if (!greet([], ["Ana"]) || greet([], [])) throw new Error("wrong");
});
`;

/** Makes every small change of the code, and tries it with this test. */
async function tryAll(test: string) {
  const folder = await Deno.makeTempDir({ prefix: "bloom-mutants-" });
  const [file, testFile] = [`${folder}/greet.ts`, `${folder}/greet_test.ts`];
  await Deno.writeTextFile(file, code);
  await Deno.writeTextFile(testFile, test);
  const mutants = chooseMutants(new Map([[file, code]]), { count: 99, seed: 1 });
  const results = [];
  try {
    const options = { environment: {}, seconds: 60, stepsOf: () => [[testFile]] };
    for await (const result of tryMutants(mutants, options)) results.push(result);
    assert.equal(await Deno.readTextFile(file), code, "Every change was taken back.");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return results;
}

Deno.test("changes that a test tries are noticed, and one that none tries survives with its place", async () => {
  const text = report(await tryAll(halfATest));
  assert.match(text, /^\S+greet\.ts:2 \(call\)\n {2}- log\.push\("greeted"\);\n {2}\+ ;$/m);
  assert.equal(text.match(/greet\.ts:/g)?.length, 1, text);
  assert.match(text, /^3 of 4 changes noticed \(75\.0 %\), 0 of them by the time limit\.$/m);
});

Deno.test("tests that fail without a change are refused, because they would notice anything", async () => {
  await assert.rejects(tryAll(`Deno.test("it fails", () => { throw new Error(); });`), /Without a change/);
});

Deno.test("the same seed chooses the same changes, each once", () => {
  const choose = (seed: number) =>
    chooseMutants(new Map([["a.ts", code]]), { count: 3, seed }).map(({ after }) => after);
  assert.deepEqual(choose(1), choose(1));
  assert.equal(new Set(choose(1)).size, 3);
  assert.notDeepEqual(choose(1), choose(2));
});

Deno.test("a file's own test comes first, then its folder's, then its area's and what is elsewhere", () => {
  assert.deepEqual(testsOf("lib/records/notes/create_note.ts"), [
    ["tests/records/notes"],
    [
      "tests/records",
      "tests/audit",
      "tests/overview",
      "tests/http/access_test.ts",
      "tests/http/one_factor_test.ts",
      "tests/http/other_account_test.ts",
    ],
  ]);
  assert.deepEqual(testsOf("lib/auth/password/password.ts")[0], ["tests/auth/password/password_test.ts"]);
  for (const step of testsOf("db/transaction.ts").flat()) assert.ok(existsSync(step), step);
});
