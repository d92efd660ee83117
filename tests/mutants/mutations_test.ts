import assert from "node:assert/strict";
import { apply, mutationsOf, parses } from "./mutations.ts";

/** Returns what each small change makes of a text. */
const changesOf = (text: string) => mutationsOf("it.ts", text).map((mutation) => apply(text, mutation));

const changes: [text: string, ...changed: string[]][] = [
  ["go(a && b);", ";", "go(a);", "go(b);"],
  ["if (a) throw b;", "{}"],
  ["x = a ? b : c;", "x = b;", "x = c;"],
  ["x = a ?? b;", "x = a;"],
  ["await save();", "save();", ";"],
  ["x = a === b;", "x = a !== b;"],
  ["x = a < b;", "x = a > b;", "x = a <= b;"],
  ["x = [a, b];", "x = [a];"],
  ["x = 12;", "x = 13;", "x = 11;"],
  ["x = 0;", "x = 1;"],
  [
    'x = db.where("at", "<=", y);',
    "x = db;",
    'x = db.where("at", ">=", y);',
    'x = db.where("at", "<", y);',
  ],
  ['x = on("status", "=", y);', 'x = on("status", "!=", y);'],
  // Nothing runs of these.
  ['import { a } from "b";'],
  ["type A = [1, 2];"],
  ["[a, b] = c;"],
];

for (const [text, ...changed] of changes) {
  Deno.test(`each small change of ${text}`, () => {
    assert.deepEqual(changesOf(text).toSorted(), changed.toSorted());
  });
}

Deno.test("a change that leaves no TypeScript is recognized", () => {
  assert.equal(parses("it.ts", "const a: number = 1;"), true);
  assert.equal(parses("it.ts", "const a: number = ;"), false);
});
