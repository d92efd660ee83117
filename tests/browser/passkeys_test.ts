import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { createPatient } from "../support/factories.ts";
import { live } from "./support/live.ts";
import { siteTest } from "./support/on_site.ts";
import { addAuthenticator } from "./support/virtual_authenticator.ts";

const withScript = { scripts: ["with"] } as const;

siteTest(
  "a patient adds a passkey, signs out, and signs in with it by a button",
  async ({ site, open }) => {
    const page = await open({ as: await createPatient(site.practice, { name: "Robin Reyes" }) });
    // Without presence, so that nothing signs in by itself where suggestions are offered.
    const authenticator = await addAuthenticator(page);
    await addPasskey(page, "My phone");
    assert.equal(await authenticator.count(), 1);
    await page.getByRole("list", { name: "Passkeys" }).getByRole("link", { name: "My phone" }).waitFor();

    await authenticator.setPresent(false);
    await signOut(page);
    await page.goto("/sign-in?returnTo=/account");
    await live(page);
    await authenticator.setPresent(true);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
  },
  withScript,
);

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto("/account/security/passkeys");
  await live(page);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("The passkey was added.").waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/account"));
}
