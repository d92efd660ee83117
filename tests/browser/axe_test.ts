import assert from "node:assert/strict";
import { accessibilityProblems } from "./support/axe.ts";
import { siteTest } from "./support/on_site.ts";
import { walkViews } from "./support/walk_views.ts";

siteTest("axe finds nothing on any page, in light, nor in the colours of the dark", async (visited) => {
  const found: string[] = [];
  await walkViews(visited, async (page, { name }) => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    for (const problem of await accessibilityProblems(page)) found.push(`${name}: ${problem}`);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    for (const problem of await accessibilityProblems(page, ["color-contrast"])) {
      found.push(`${name}, dark: ${problem}`);
    }
  });
  assert.deepEqual(found, []);
}, { scripts: ["with"], providers: ["google"] });
