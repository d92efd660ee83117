import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { siteTest } from "./support/on_site.ts";
import { PHONE } from "./support/site.ts";
import type { View } from "./support/tour.ts";
import { walkViews } from "./support/walk_views.ts";

/** One part has 35 letters, and one runs from right to left. */
const NAME = "Wolfeschlegelsteinhausenbergerdorff نور";

const NARROWEST = { width: 320, height: 640 };
const HALF = { width: 640, height: 800 };

/** Each part ends well within a test's deadline. */
const PARTS = 3;

for (let part = 1; part <= PARTS; part++) {
  siteTest(
    "names that run from right to left do not disturb the text around them, and long ones wrap: no page is wider " +
      `than 320 pixels, or than 640 with text at 200 % (part ${part} of ${PARTS})`,
    async (visited) => {
      const wrong: string[] = [];
      let shown = 0;
      const look = async (page: Page, { name: view }: View) => {
        for (const place of await unisolated(page)) wrong.push(`${view}: not isolated: ${place}`);
        shown += await page.evaluate((name) => document.body.innerText.split(name).length - 1, NAME);
        for (const [size, text] of [[NARROWEST, "100%"], [HALF, "200%"]] as const) {
          await page.setViewportSize(size);
          const wide = await widest(page, text);
          if (wide) wrong.push(`${view}: ${wide}, text at ${text}`);
        }
        await page.evaluate(() => document.documentElement.style.fontSize = "");
        await page.setViewportSize(PHONE);
      };
      await walkViews(visited, { part, parts: PARTS }, look, async () => {
        const { db } = visited.site.practice;
        await db.updateTable("users").set({ name: NAME }).execute();
        await db.updateTable("patientProfiles").set({ preferredName: NAME }).execute();
      });
      assert.deepEqual(wrong, []);
      assert.ok(shown > 10, `The name was shown only ${shown} times.`);
    },
    { scripts: ["with"], providers: ["google"] },
  );
}

/** Returns the places where the name shares its direction with the text beside it. */
function unisolated(page: Page): Promise<string[]> {
  return page.evaluate((name) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const wrong: string[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode.nodeValue ?? "";
      const parent = texts.currentNode.parentElement;
      if (!text.includes(name) || !parent || parent.closest("bdi, script, option, textarea, .sr-only")) {
        continue;
      }
      const isAlone = parent.textContent?.trim() === name && getComputedStyle(parent).display !== "inline";
      if (isAlone || text.includes(`\u2068${name}\u2069`)) continue;
      wrong.push(`<${parent.tagName.toLowerCase()}> ${text.trim()}`);
    }
    return wrong;
  }, NAME);
}

/** Returns the first element that makes the page wider than the window, with this size of text. */
function widest(page: Page, text: string): Promise<string | null> {
  return page.evaluate((text) => {
    const root = document.documentElement;
    root.style.fontSize = text;
    if (root.scrollWidth <= root.clientWidth) return null;
    const over = [...document.body.querySelectorAll("*")].filter((element) =>
      element.getBoundingClientRect().right > root.clientWidth + 1 && !element.closest(".overflow-x-auto > *")
    );
    const [deepest] = over.filter((element) =>
      !over.some((other) => other !== element && element.contains(other))
    );
    return `${root.scrollWidth} pixels wide because of ${deepest?.outerHTML.slice(0, 200)}`;
  }, text);
}
