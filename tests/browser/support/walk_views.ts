import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { live } from "./live.ts";
import type { Visited } from "./on_site.ts";
import { everyView, type View } from "./tour.ts";

/** What is no page: probes, files, data, and what only takes a form. */
const NO_PAGE =
  /^\/(api\/|healthz|readyz|sign-out|idle-warning\/)|\/(photo|document|removal|reading|calendar\.ics)$|^\/calendar\/:file$/;

/** Goes through every view, and fails when a page of the site is not among them. */
export async function walkViews(
  { site, open }: Visited,
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
    const page = browsers.get(who) ?? await open({ as: view.as });
    browsers.set(who, page);
    await page.goto(view.path);
    await live(page);
    await view.act?.(page);
    await look(page, view);
  }
}
