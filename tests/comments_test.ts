import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const folders = ["components", "db", "islands", "lib", "routes", "tests"];
const WIDTH = 110;

/** Yields the paths of all TypeScript files in a folder and below, from the project's root. */
async function* sources(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(root + folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Yields the numbers of the lines that are or hold a comment and are wider than the limit. */
function* wideComments(text: string): Generator<number> {
  let isInBlock = false;
  for (const [index, line] of text.split("\n").entries()) {
    const code = line.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "");
    const isComment = isInBlock || /\/\/ |\/\*/.test(code);
    if (isComment && line.length > WIDTH) yield index + 1;
    if (isInBlock) isInBlock = !line.includes("*/");
    else isInBlock = /\/\*(?!.*\*\/)/.test(code);
  }
}

Deno.test("comments wrap at 110 columns", async () => {
  const wide: string[] = [];
  for (const folder of folders) {
    for await (const file of sources(folder)) {
      for (const line of wideComments(await Deno.readTextFile(root + file))) wide.push(`${file}:${line}`);
    }
  }
  assert.deepEqual(wide, []);
});

Deno.test("the search for wide comments finds lines, blocks and trailing comments, and no strings", () => {
  const long = "a".repeat(WIDTH);
  const text = [`// ${long}`, "/**", ` * ${long}`, " */", `call(); // ${long}`, `call("// ${long}");`, long];
  assert.deepEqual([...wideComments(text.join("\n"))], [1, 3, 5]);
});
