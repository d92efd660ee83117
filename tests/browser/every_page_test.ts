import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { accessibilityProblems } from "./support/axe.ts";
import { lowContrast } from "./support/contrast.ts";
import { siteTest } from "./support/on_site.ts";
import { PHONE } from "./support/site.ts";
import { walkViews } from "./support/walk_views.ts";

const NARROWEST = { width: 320, height: 640 };

/** Each part ends well within a test's deadline. */
const PARTS = 4;

for (let part = 1; part <= PARTS; part++) {
  siteTest(
    "every page has one h1, its own title, its language and no script without an island; tap targets are 44 pixels high; no page is " +
      `wider than 320; axe finds nothing, and text is readable in dark mode as well (part ${part} of ${PARTS})`,
    async (visited) => {
      const wrong: string[] = [];
      await walkViews(visited, { part, parts: PARTS }, async (page, { name }) => {
        const complain = (problem: string) => wrong.push(`${name}: ${problem}`);
        for (const problem of await structureProblems(page, name)) complain(problem);
        for (const target of await smallTargets(page)) complain(`too small: ${target}`);
        await page.setViewportSize(NARROWEST);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > NARROWEST.width) complain(`${width} pixels wide`);
        await page.setViewportSize(PHONE);
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        for (const problem of await accessibilityProblems(page)) complain(problem);
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        for (const problem of await lowContrast(page)) complain(`dark: ${problem}`);
      });
      assert.deepEqual(wrong, []);
    },
    { scripts: ["with"], providers: ["google"] },
  );
}

/** Returns the problems in the page's structure. */
async function structureProblems(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  const seen = await page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    title: document.title,
    lang: document.documentElement.lang,
    // Some are between two comments.
    islands: document.body.innerHTML.match(/<fresh-island|<!--fresh-island/g)?.length ?? 0,
    scripts: [...document.scripts].filter(({ type }) => type !== "application/json").length,
    styled: document.querySelectorAll("[style]").length,
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
  }));
  if (seen.headings !== 1) wrong.push(`${seen.headings} h1`);
  if (!/^.+ · Bloom$|^Bloom · .+$/.test(seen.title)) wrong.push(`titled ${seen.title}`);
  if (name.endsWith("that failed") && !seen.title.startsWith("Error: ")) {
    wrong.push(`titled ${seen.title}`);
  }
  if (seen.lang !== "en") wrong.push(`no language`);
  if (seen.islands === 0 && seen.scripts > 0) {
    wrong.push(`${seen.scripts} scripts and no island`);
  }
  if (seen.styled > 0) wrong.push(`style attributes`);
  if (new Set(seen.ids).size < seen.ids.length) wrong.push(`an id twice among ${seen.ids}`);
  return wrong;
}

/** Returns tap targets lower than 44 pixels, except links within a line of text. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, select, input:not([type=hidden]), summary, nav a, li > a")]
      .filter((element) => !element.closest(".sr-only") && !element.closest("p, address"))
      .map((element) => {
        // A label belongs to the box that it checks.
        const box = element.matches("[type=checkbox], [type=radio]")
          ? element.parentElement ?? element
          : element;
        return {
          text: (element.textContent || element.id).trim(),
          height: box.getBoundingClientRect().height,
        };
      })
      .filter(({ height }) => height > 0 && height < 43.5)
      .map(({ text, height }) => `${text} (${height})`)
  );
}
