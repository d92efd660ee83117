import type { Page } from "playwright-core";

/** Waits until every island of the page is interactive. Without JavaScript there is nothing to wait for. */
export async function live(page: Page): Promise<void> {
  const hasScript = await page.evaluate(() => matchMedia("(scripting: enabled)").matches);
  if (!hasScript) return;
  await page.waitForFunction(() => {
    const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode()) {
      if (comments.currentNode.nodeValue?.startsWith("fresh-island {")) return false;
    }
    return !document.querySelector("fresh-island:not([data-live])");
  });
}
