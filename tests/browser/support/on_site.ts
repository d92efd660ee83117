import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import type { ProviderId } from "../../../lib/config/providers.ts";
import { databaseTest } from "../../support/database.ts";
import { chromiumPath, closeChromium } from "./chromium.ts";
import { openSite, type Site, type VisitOptions } from "./site.ts";

export interface Visited {
  site: Site;
  hasScript: boolean;
  /** Opens a page in its own browser. A script error or a CSP violation in it fails the test. */
  open(options?: VisitOptions): Promise<Page>;
}

/** Whether pages run scripts. */
export type Scripts = "with" | "without";

interface SiteTestOptions {
  scripts?: readonly Scripts[];
  /** Which providers users can sign in with. */
  providers?: readonly ProviderId[];
}

/**
 * Registers a test of the running site on an empty database, once with JavaScript and once without by
 * default. The database is PostgreSQL if there is a server, because all of Bloom runs on it.
 */
export function siteTest(
  name: string,
  fn: (visited: Visited) => Promise<void>,
  { scripts = ["with", "without"], providers }: SiteTestOptions = {},
): void {
  if (!chromiumPath) {
    Deno.test({ name: `${name} (no Chromium here)`, ignore: true, fn: () => {} });
    return;
  }
  for (const having of scripts) {
    databaseTest(`${name}, ${having} JavaScript`, async ({ db }) => {
      const site = await openSite(db, providers);
      const wrong: string[] = [];
      try {
        const open = async (options: VisitOptions = {}) => {
          const context = await site.visit({ javaScriptEnabled: having === "with", ...options });
          watch(context, wrong);
          return await context.newPage();
        };
        await fn({ site, hasScript: having === "with", open });
      } finally {
        await site.close();
      }
      assert.deepEqual(wrong, [], "Something went wrong in the browser.");
    });
  }
}

function watch(context: BrowserContext, wrong: string[]): void {
  context.on("weberror", (error) => wrong.push(error.error().message));
  context.on("console", (message) => {
    // Some tests are about refused requests.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      wrong.push(message.text());
    }
  });
}

Deno.test.afterAll(closeChromium);
