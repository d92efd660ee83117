import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { transaction } from "../../db/transaction.ts";
import { makeRecoveryCodes } from "../../lib/auth/two_factor/recovery_codes.ts";
import { addPasskey as addPasskeyRow } from "../support/add_passkey.ts";
import { createPatient, createTherapist } from "../support/factories.ts";
import { live } from "./support/live.ts";
import { siteTest } from "./support/on_site.ts";
import { signIn, signOut } from "./support/signing_in.ts";
import { addAuthenticator } from "./support/virtual_authenticator.ts";

const withScript = { scripts: ["with"] } as const;
const BUTTON = { name: "Sign in with a passkey" };

siteTest(
  "a patient adds a passkey, signs out, and signs in with the passkey button",
  async ({ site, open }) => {
    const page = await open({ as: await createPatient(site.practice) });
    const authenticator = await addAuthenticator(page);
    await addPasskey(page, "My phone");
    assert.equal(await authenticator.count(), 1);
    await page.getByRole("list", { name: "Passkeys" }).getByRole("link", { name: "My phone" }).waitFor();

    await signOut(page);
    // Otherwise the suggestions would answer before the button does.
    await withoutSuggestions(page);
    await page.goto("/sign-in?returnTo=/account");
    await page.getByRole("button", BUTTON).click();
    await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
  },
  withScript,
);

siteTest("a passkey from the address field's suggestions signs in", async ({ site, open }) => {
  const page = await open({ as: await createPatient(site.practice) });
  await addAuthenticator(page);
  await addPasskey(page, "");
  await signOut(page);
  await page.goto("/sign-in?returnTo=/account");
  // The virtual authenticator picks from Chromium's own list by itself.
  await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
}, withScript);

siteTest(
  "a therapist adds a passkey where records require one, and uses it as the second step",
  async ({ site, open }) => {
    const { email } = await createTherapist(site.practice);
    const page = await open();
    const authenticator = await addAuthenticator(page, { verifiesUser: false });
    await signIn(page, email);
    await page.getByRole("link", { name: "Add a passkey" }).click();
    await live(page);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("link", { name: "Make recovery codes" }).waitFor();
    await page.getByRole("link", { name: "Continue" }).click();
    await page.waitForURL((url) => url.pathname === "/practice");

    await authenticator.setPresent(false);
    await signOut(page);
    await signIn(page, email);
    await page.getByRole("heading", { name: "One more step to sign in" }).waitFor();
    await authenticator.setPresent(true);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.waitForURL((url) => url.pathname === "/practice");
  },
  withScript,
);

siteTest("a passkey that was removed from the account is reported in a sentence", async ({ site, open }) => {
  const page = await open({ as: await createPatient(site.practice) });
  await addAuthenticator(page);
  await addPasskey(page, "");
  await site.practice.db.deleteFrom("passkeys").execute();
  await signOut(page);
  await withoutSuggestions(page);
  await page.goto("/sign-in");
  await page.getByRole("button", BUTTON).click();
  await page.getByRole("alert").filter({ hasText: "This passkey doesn't work here." }).waitFor();
  assert.ok(await page.getByRole("button", BUTTON).isEnabled());
}, withScript);

siteTest(
  "where the passkey is the strongest factor, it proves identity, and no password is asked for",
  async ({ site, open }) => {
    const page = await open({ as: await createPatient(site.practice) });
    await addAuthenticator(page);
    await addPasskey(page, "Old phone");
    site.practice.clock.advance({ minutes: 11 });
    await page.getByRole("link", { name: "Old phone" }).click();
    await live(page);
    assert.equal(await page.getByLabel("Your password").count(), 0);
    await page.getByRole("button", { name: "Use a passkey", exact: true }).click();
    await page.getByText("Your passkey confirmed it's you.").waitFor();
    await page.getByRole("button", { name: "Remove the passkey" }).click();
    await page.getByText("Passkey removed.").waitFor();
  },
  withScript,
);

siteTest(
  "plain forms rename and remove a passkey, with a recovery code as proof",
  async ({ site, open }) => {
    const user = await createPatient(site.practice);
    const { practice } = site;
    await addPasskeyRow(practice.db, { userId: user.id });
    const [code] = await transaction(practice.db, (trx) => makeRecoveryCodes(trx, practice, user.id));
    const page = await open({ as: user });
    site.practice.clock.advance({ minutes: 11 });
    await page.goto("/account/security/passkeys");
    await page.getByRole("link", { name: "Phone" }).click();
    await page.getByLabel("Name").fill("Lost phone");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "Lost phone" }).click();
    await live(page);
    await page.getByLabel("Recovery code").fill("not it");
    await page.getByRole("button", { name: "Remove the passkey" }).click();
    await page.getByRole("alert").filter({ hasText: "isn't right." }).waitFor();
    await live(page);
    await page.getByLabel("Recovery code").fill(code);
    await page.getByRole("button", { name: "Remove the passkey" }).click();
    await page.getByText("Passkey removed.").waitFor();
    await page.getByText("You don't have any passkeys yet").waitFor();
  },
);

siteTest("there is no button if the browser lacks passkeys or the host differs", async ({ site, open }) => {
  const page = await open();
  await page.goto(`${site.origin.replace("localhost", "127.0.0.1")}/sign-in`);
  await live(page);
  assert.equal(await page.getByRole("button", BUTTON).count(), 0);

  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "PublicKeyCredential"));
  await page.goto("/sign-in");
  await live(page);
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", BUTTON).count(), 0);
}, withScript);

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto("/account/security/passkeys");
  await live(page);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Passkey added.").waitFor();
}

/** Makes the browser suggest no passkeys. */
async function withoutSuggestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: () => Promise.resolve(false) });
  });
}
