import assert from "node:assert/strict";
import { totpCode } from "../../lib/auth/two_factor/totp.ts";
import type { TestPractice } from "../support/practice.ts";
import { createAdmin, createTherapist } from "../support/factories.ts";
import { siteTest } from "./support/on_site.ts";
import { answerSecondStep, signIn, signOut } from "./support/signing_in.ts";

siteTest(
  "a therapist sets up an app from the shown key, signs in by code and by recovery code, and trusts the browser",
  async ({ site: { practice }, open }) => {
    const { email } = await createTherapist(practice);
    const page = await open();
    await signIn(page, email);
    await page.getByRole("heading", { name: "Protect your patients' records" }).waitFor();
    await page.getByRole("button", { name: "Set up an authenticator app" }).click();
    await page.getByRole("img", { name: "QR code with the key for your authenticator app" }).waitFor();
    const secret = (await page.locator("#key").innerText()).replaceAll(" ", "");
    await page.getByLabel("Code from the app").fill(nextCode(practice, secret));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
    const recoveryCodes = await page.locator("main ol li").allInnerTexts();
    assert.equal(recoveryCodes.length, 10);
    await page.getByRole("link", { name: "I've saved them" }).click();
    await page.waitForURL((url) => url.pathname === "/practice");

    await signOut(page);
    await signIn(page, email);
    await answerSecondStep(page, "000");
    await page.getByRole("alert").filter({ hasText: "This code isn't right" }).waitFor();
    await answerSecondStep(page, nextCode(practice, secret));
    await page.waitForURL((url) => url.pathname === "/practice");

    await signOut(page);
    await signIn(page, email);
    await page.getByLabel("Don't ask again in this browser for 30 days").check();
    await answerSecondStep(page, recoveryCodes[0]);
    await page.waitForURL((url) => url.pathname === "/practice");

    await signOut(page);
    await signIn(page, email);
    await page.waitForURL((url) => url.pathname === "/practice");
  },
);

/** Returns the code of the next time step, because each counts once. */
function nextCode({ clock, now }: TestPractice, secret: string): string {
  clock.advance({ seconds: 30 });
  return totpCode(secret, now());
}

siteTest(
  "an admin without a second factor reaches their account, and must set one up to reach the practice",
  async ({ site: { practice }, open }) => {
    const { email } = await createAdmin(practice);
    const page = await open();
    await signIn(page, email);
    await page.getByRole("heading", { name: "Protect your patients' records" }).waitFor();
    await page.getByRole("link", { name: "Your account" }).click();
    await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Overview" }).click();
    await page.getByRole("button", { name: "Set up an authenticator app" }).click();
    const secret = (await page.locator("#key").innerText()).replaceAll(" ", "");
    await page.getByLabel("Code from the app").fill("000000");
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("alert").filter({ hasText: "This code isn't right." }).waitFor();
    await page.getByLabel("Code from the app").fill(nextCode(practice, secret));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("link", { name: "I've saved them" }).click();
    await page.waitForURL((url) => url.pathname === "/admin");
  },
);
