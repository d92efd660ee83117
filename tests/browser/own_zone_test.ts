import assert from "node:assert/strict";
import * as paths from "../../lib/shared/paths.ts";
import { createDailyTherapist } from "./support/booking.ts";
import { siteTest } from "./support/on_site.ts";

const KOLKATA = "Asia/Kolkata";

siteTest(
  "a visitor sees times in the browser's own zone once a script has run, and sign-up preselects it",
  async ({ site, open }) => {
    const { id } = await createDailyTherapist(site.practice);
    // The languages suggest New York, and Chromium still says Calcutta.
    const page = await open({ timezoneId: KOLKATA, locale: "en-US" });
    await page.goto(paths.signUp());
    assert.equal(await page.locator("select[name=timeZone]").inputValue(), "America/New_York");

    await page.goto(paths.book(id));
    await page.getByText("Kolkata").first().waitFor();
    assert.doesNotMatch(page.url(), /timeZone/);

    await page.goto(paths.therapist(id));
    assert.match(await page.locator("main").innerText(), /Kolkata/);
    await page.goto(paths.signUp());
    assert.equal(await page.locator("select[name=timeZone]").inputValue(), KOLKATA);
  },
  { scripts: ["with"] },
);

siteTest(
  "a zone in the address, an unknown zone and an unusable cookie cause no reload",
  async ({ site, open }) => {
    const { id } = await createDailyTherapist(site.practice);
    const page = await open({ timezoneId: "Europe/Berlin", locale: "en-US" });
    let loads = 0;
    page.on("request", (request) => loads += request.isNavigationRequest() ? 1 : 0);
    await page.goto(paths.book(id, { timeZone: "America/Chicago" }));
    await page.getByText("Chicago").first().waitFor();
    await page.waitForTimeout(500);
    assert.equal(loads, 1);

    await page.addInitScript(() => {
      Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => {} });
    });
    await page.goto(paths.book(id));
    await page.getByText("New York").first().waitFor();
    await page.waitForTimeout(500);
    assert.equal(loads, 2);
  },
  { scripts: ["with"] },
);
