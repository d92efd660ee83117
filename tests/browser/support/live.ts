import type { Page } from "playwright-core";

/** Waits until every island of the page listens; without JavaScript there is nothing to wait for. */
export async function live(page: Page): Promise<void> {
  const hasScript = await page.evaluate(() => matchMedia("(scripting: enabled)").matches);
  if (!hasScript) return;
  await page.waitForFunction(() =>
    [...document.querySelectorAll("fresh-island")].every((island) =>
      "live" in (island as HTMLElement).dataset
    )
  );
}
