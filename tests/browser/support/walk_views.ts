import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { live } from "./live.ts";
import type { Visited } from "./on_site.ts";
import { everyView, type View } from "./tour.ts";

/** What is not a page: probes, files, data, and routes that only take a form. */
const NO_PAGE =
  /^\/(api\/|healthz|readyz|sign-out|idle-warning\/)|\/(photo|document|removal|reading|calendar\.ics)$|^\/calendar\/:file$/;

/**
 * Walks through a part of the views, and fails if a page of the site is missing from all of them. `prepare`
 * can change what the views show before they are opened.
 */
export async function walkViews(
  { site, open }: Visited,
  { part, parts }: { part: number; parts: number },
  look: (page: Page, view: View) => Promise<void>,
  prepare: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const views = await everyView(site);
  await prepare();
  const pages = site.routes()
    .filter(({ pattern, methods }) => methods.includes("GET") && !NO_PAGE.test(pattern))
    .map(({ pattern }) => pattern);
  const toured = new Set(views.map(({ route }) => route));
  assert.deepEqual(pages.filter((pattern) => !toured.has(pattern)), [], "Pages without a view.");

  const browsers = new Map<string, Page>();
  const upTo = (part: number) => Math.round(views.length * part / parts);
  for (const view of views.slice(upTo(part - 1), upTo(part))) {
    const who = view.as?.id ?? "";
    const page = browsers.get(who) ?? await open({ as: view.as });
    browsers.set(who, page);
    await page.goto(view.path);
    await live(page);
    await view.act?.(page);
    await look(page, view);
  }
}
