import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { totpCode } from "../../lib/auth/two_factor/totp.ts";
import type { TestPractice } from "../support/practice.ts";
import { createTherapist, FACTORY_PASSWORD } from "../support/factories.ts";
import { live } from "./support/live.ts";
import { siteTest } from "./support/on_site.ts";

siteTest(
  "a therapist sets an app up by the shown key, signs in by code, by recovery code, and trusts the browser",
  async ({ site: { practice }, open }) => {
    const { email } = await createTherapist(practice);
    const page = await open();
    await signIn(page, email);
    await page.getByRole("heading", { name: "Protect your patients’ records" }).waitFor();
    await page.getByRole("button", { name: "Set up an authenticator app" }).click();
    await page.getByRole("img", { name: "QR code with the key for your authenticator app" }).waitFor();
    const secret = (await page.locator("#key").innerText()).replaceAll(" ", "");
    await page.getByLabel("The code that the app shows").fill(nextCode(practice, secret));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
    const recoveryCodes = await page.locator("main ol li").allInnerTexts();
    assert.equal(recoveryCodes.length, 10);
    await page.getByRole("link", { name: "I have kept them" }).click();
    await page.waitForURL((url) => url.pathname === "/practice");

    await signOut(page);
    await signIn(page, email);
    await answer(page, "000");
    await page.getByRole("alert").filter({ hasText: "This code is not right" }).waitFor();
    await answer(page, nextCode(practice, secret));
    await page.waitForURL((url) => url.pathname === "/practice");

    await signOut(page);
    await signIn(page, email);
    await page.getByLabel("Don’t ask again in this browser for 30 days").check();
    await answer(page, recoveryCodes[0]);
    await page.waitForURL((url) => url.pathname === "/practice");

    await signOut(page);
    await signIn(page, email);
    await page.waitForURL((url) => url.pathname === "/practice");
  },
);

/** The code of the next time step: each counts once. */
function nextCode({ clock, now }: TestPractice, secret: string): string {
  clock.advance({ seconds: 30 });
  return totpCode(secret, now());
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await live(page);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(FACTORY_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function answer(page: Page, code: string): Promise<void> {
  await page.getByRole("heading", { name: "One more step to sign in" }).waitFor();
  await live(page);
  await page.getByLabel("Code from your authenticator app").fill(code);
  await page.getByRole("button", { name: "Go on" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.getByRole("link", { name: "Sign in" }).first().waitFor();
}
