import { existsSync } from "node:fs";
import { dirname } from "node:path";

const access = ["access", "one_factor", "other_account"].map((name) => `tests/http/${name}_test.ts`);

/** Tests of a folder's code that lie outside of the test folder with the same name. */
const elsewhere: Record<string, string[]> = {
  "db": ["tests/jobs", "tests/scheduling/booking", "tests/scheduling/concurrency_test.ts"],
  "lib/auth": ["tests/audit", ...access],
  "lib/http": ["tests/site"],
  "lib/people": ["tests/audit", "tests/welcome", ...access],
  "lib/records": ["tests/audit", "tests/overview", ...access],
  "lib/scheduling": ["tests/audit", "tests/overview", ...access],
  "routes": ["tests/http", "tests/auth", "tests/people", "tests/records", "tests/scheduling"],
};

/**
 * Returns the tests that are to notice a change of a file: its own, then those of its folder, then those of
 * the whole area. Each step is tried only if the one before noticed nothing.
 */
export function testsOf(file: string, exists: (path: string) => boolean = existsSync): string[][] {
  const inTests = file.replace(/^(lib\/)?/, "tests/").replace(/\.tsx?$/, "");
  const own = [`${inTests}_test.ts`, `${inTests}_test.tsx`].filter(exists);
  let folder = dirname(inTests);
  while (folder !== "tests" && !exists(folder)) folder = dirname(folder);
  const area = folder.split("/").slice(0, 2).join("/");
  const [further = []] = Object.entries(elsewhere)
    .filter(([path]) => file.startsWith(`${path}/`)).map(([, tests]) => tests);
  const steps = [own, [folder], [...new Set([area, ...further])]].map((step) =>
    step.filter((path) => path !== "tests" && exists(path))
  ).filter((step) => step.length > 0);
  return [...new Map(steps.map((step) => [step.join(), step])).values()];
}
