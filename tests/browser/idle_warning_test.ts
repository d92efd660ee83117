import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { createPatient, createTherapist } from "../support/factories.ts";
import { accessibilityProblems } from "./support/axe.ts";
import { live } from "./support/live.ts";
import { siteTest } from "./support/on_site.ts";
import { fillSignIn } from "./support/signing_in.ts";

/** Five minutes and what a visit is noted late by, before the twelve hours of a therapist are over. */
const WARNED_AFTER = { hours: 11, minutes: 53 };

siteTest(
  "a therapist who has been away is warned, stays signed in by a button, and keeps the form that is half written",
  async ({ site, open }) => {
    const page = await open({ as: await createTherapist(site.practice) });
    await page.goto("/account");
    await live(page);
    await page.getByLabel("Name", { exact: true }).fill("Dr. Half Written");
    const stay = page.getByRole("button", { name: "Stay signed in" });
    assert.equal(await stay.count(), 0, "Nothing warns before its time, screen readers included.");

    await letTimePass(page);
    site.practice.clock.advance(WARNED_AFTER);
    await page.getByRole("status").filter({ hasText: "You'll be signed out in a few minutes" }).waitFor();
    await page.getByRole("link", { name: "988" }).focus();
    assert.ok(await isOnTop(page), "The warning covers what has the focus.");
    const [beside] = await Promise.all([page.waitForEvent("popup"), stay.click()]);
    await beside.getByRole("heading", { name: "You're signed in" }).waitFor();
    await beside.close();

    site.practice.clock.advance({ hours: 11 });
    assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Dr. Half Written");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("status").filter({ hasText: "Saved." }).waitFor();
    assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Dr. Half Written");
  },
);

siteTest(
  "whoever does not stay is signed out, and what is written by then is saved once they are signed in again",
  async ({ site: { practice }, hasScript, open }) => {
    const patient = await createPatient(practice);
    const readName = async () =>
      (await practice.db.selectFrom("users").select("name").where("id", "=", patient.id)
        .executeTakeFirstOrThrow()).name;
    const page = await open({ as: patient });
    await page.goto("/account");
    await page.getByLabel("Name", { exact: true }).fill("Some “Body” Else");
    practice.clock.advance({ hours: 14 * 24, minutes: 1 });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "You have been signed out" }).waitFor();
    assert.equal(await readName(), patient.name);
    if (hasScript) assert.deepEqual(await accessibilityProblems(page), []);

    const [beside] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("link", { name: "Sign in using a new tab" }).click(),
    ]);
    await fillSignIn(beside, patient.email);
    await beside.getByRole("heading", { name: "You're signed in" }).waitFor();
    await beside.close();
    await page.getByRole("button", { name: "Send it again" }).click();
    await page.getByRole("status").filter({ hasText: "Saved." }).waitFor();
    assert.equal(await readName(), "Some “Body” Else");
  },
);

/** Whether nothing lies over what has the focus. */
function isOnTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const { x, y, width, height } = focused?.getBoundingClientRect() ?? new DOMRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === focused;
  });
}

/** The page's time moves on by as much as the warning waits; the server's clock is the test's own. */
async function letTimePass(page: Page): Promise<void> {
  const milliseconds = Temporal.Duration.from(WARNED_AFTER).total("milliseconds");
  await page.evaluate((time) => {
    for (const animation of document.getAnimations()) animation.currentTime = time;
  }, milliseconds);
}
