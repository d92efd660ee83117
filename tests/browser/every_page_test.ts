import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { accessibilityProblems } from "./support/axe.ts";
import { live } from "./support/live.ts";
import { siteTest, type Visited } from "./support/on_site.ts";
import { everyView, type View } from "./support/tour.ts";

const NARROWEST = { width: 320, height: 640 };

/** What is no page: probes, files, data, and what only takes a form. */
const NO_PAGE =
  /^\/(api\/|healthz|readyz|sign-out|idle-warning\/)|\/(photo|document|removal|reading|calendar\.ics)$|^\/calendar\/:file$/;

siteTest("axe finds nothing on any page, in light and in dark", async (visited) => {
  const found: string[] = [];
  await tour(visited, {}, async (page, { name }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const problem of await accessibilityProblems(page)) {
        found.push(`${name}, ${colorScheme}: ${problem}`);
      }
    }
  });
  assert.deepEqual(found, []);
}, { scripts: ["with"], providers: ["google"] });

siteTest("no page is wider than a screen of 320 pixels", async (visited) => {
  const wide: string[] = [];
  await tour(visited, { viewport: NARROWEST }, async (page, { name }) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > NARROWEST.width) wide.push(`${name}: ${width}`);
  });
  assert.deepEqual(wide, []);
}, { scripts: ["without"], providers: ["google"] });

siteTest(
  "every page has one h1, a title of its own kind, its language, and no script without an island",
  async (visited) => {
    const wrong: string[] = [];
    await tour(visited, {}, async (page, { name }) => {
      const seen = await page.evaluate(() => ({
        headings: document.querySelectorAll("h1").length,
        title: document.title,
        lang: document.documentElement.lang,
        islands: document.querySelectorAll("fresh-island").length,
        scripts: [...document.scripts].filter(({ type }) => type !== "application/json").length,
        styled: document.querySelectorAll("[style]").length,
        ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
      }));
      if (seen.headings !== 1) wrong.push(`${name}: ${seen.headings} h1`);
      if (!/^.+ · Bloom$|^Bloom · .+$/.test(seen.title)) wrong.push(`${name}: titled ${seen.title}`);
      if (name.endsWith("that failed") && !seen.title.startsWith("Error: ")) {
        wrong.push(`${name}: ${seen.title}`);
      }
      if (seen.lang !== "en") wrong.push(`${name}: no language`);
      if (seen.islands === 0 && seen.scripts > 0) {
        wrong.push(`${name}: ${seen.scripts} scripts and no island`);
      }
      if (seen.styled > 0) wrong.push(`${name}: style attributes`);
      if (new Set(seen.ids).size < seen.ids.length) wrong.push(`${name}: an id twice among ${seen.ids}`);
    });
    assert.deepEqual(wrong, []);
  },
  { scripts: ["without"], providers: ["google"] },
);

siteTest("everything to tap is at least 44 pixels high, or a line of text", async (visited) => {
  const small: string[] = [];
  await tour(visited, {}, async (page, { name }) => {
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input:not([type=hidden]), summary, nav a, li > a")]
        .filter((element) => !element.closest(".sr-only") && !element.closest("p, address"))
        .map((element) => {
          // A label belongs to what its box ticks.
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
    small.push(...found.map((one) => `${name}: ${one}`));
  });
  assert.deepEqual(small, []);
}, { scripts: ["without"], providers: ["google"] });

/** Goes through every view, and fails when a page of the site is not among them. */
async function tour(
  { site, open }: Visited,
  options: { viewport?: { width: number; height: number } },
  look: (page: Page, view: View) => Promise<void>,
): Promise<void> {
  const views = await everyView(site);
  const pages = site.routes()
    .filter(({ pattern, methods }) => methods.includes("GET") && !NO_PAGE.test(pattern))
    .map(({ pattern }) => pattern);
  const toured = new Set(views.map(({ route }) => route));
  assert.deepEqual(pages.filter((pattern) => !toured.has(pattern)), [], "Pages that no view shows.");

  const browsers = new Map<string, Page>();
  for (const view of views) {
    const who = view.as?.id ?? "";
    const page = browsers.get(who) ?? await open({ as: view.as, ...options });
    browsers.set(who, page);
    await page.goto(view.path);
    await live(page);
    await view.act?.(page);
    await look(page, view);
  }
}
