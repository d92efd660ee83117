import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { createPatient, createTherapist } from "../support/factories.ts";
import { accessibilityProblems } from "./support/axe.ts";
import { live } from "./support/live.ts";
import { siteTest } from "./support/on_site.ts";
import { fillSignIn } from "./support/signing_in.ts";

/** Five minutes and the delay of the last-seen time before a therapist's twelve hours end. */
const WARNED_AFTER = { hours: 11, minutes: 53 };

siteTest(
  "an idle therapist is warned, stays signed in with a button, and keeps the half-written form",
  async ({ site, open }) => {
    const page = await open({ as: await createTherapist(site.practice) });
    await page.goto("/account");
    await live(page);
    await page.getByLabel("Name", { exact: true }).fill("Dr. Half Written");
    const stay = page.getByRole("button", { name: "Stay signed in" });
    assert.equal(await stay.count(), 0, "Nothing warns early, screen readers included.");

    await letTimePass(page);
    site.practice.clock.advance(WARNED_AFTER);
    await page.getByRole("status").filter({ hasText: "You'll be signed out in a few minutes" }).waitFor();
    await page.getByRole("link", { name: "988" }).focus();
    assert.ok(await isOnTop(page), "The warning covers the focused element.");
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
  "a user who does not stay is signed out, and their input is saved once they are signed in again",
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

/** Whether nothing covers the focused element. */
function isOnTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const { x, y, width, height } = focused?.getBoundingClientRect() ?? new DOMRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === focused;
  });
}

/** Moves the page's time on by the warning's delay; the server's clock belongs to the test. */
async function letTimePass(page: Page): Promise<void> {
  const milliseconds = Temporal.Duration.from(WARNED_AFTER).total("milliseconds");
  await page.evaluate((time) => {
    for (const animation of document.getAnimations()) animation.currentTime = time;
  }, milliseconds);
}
