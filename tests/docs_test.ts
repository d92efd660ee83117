import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (file: string) => Deno.readTextFile(join(root, file));

/** Documents whose claims name the test that proves them, and the least number of claims in each. */
const claims = { "docs/security.md": 40, "docs/scheduling.md": 24 };

for (const [document, least] of Object.entries(claims)) {
  Deno.test(`every file and every test that ${document} names exists`, async () => {
    const text = (await read(document)).replaceAll(/\s+/g, " ");
    const files = [...text.matchAll(/`((?:lib|routes|db|tests|components)\/[^`]+)`/g)].map(([, file]) =>
      file
    );
    const missing = files.filter((file) => !existsSync(join(root, file)));
    const cited = [...text.matchAll(/`(tests\/[^`]+_test\.tsx?)`: “([^”]+)”/g)];
    for (const [, file, name] of cited) {
      const isThere = existsSync(join(root, file)) && (await read(file)).includes(`"${name}"`);
      if (!isThere) missing.push(`${file}: ${name}`);
    }
    assert.deepEqual(missing, []);
    assert.equal(
      cited.length,
      [...text.matchAll(/`tests\/[^`]+_test\.tsx?`/g)].length,
      "Each has a test's name.",
    );
    assert.ok(cited.length >= least);
  });
}

Deno.test("every link between documents leads to a file", async () => {
  const documents = [
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/security.md",
    "docs/scheduling.md",
  ];
  const broken: string[] = [];
  for (const document of documents) {
    for (const [, target] of (await read(document)).matchAll(/\]\((?!\w+:|\/|#)([^)#]+)/g)) {
      if (!existsSync(join(root, dirname(document), target))) broken.push(`${document}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});
