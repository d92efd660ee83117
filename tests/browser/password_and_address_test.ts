import assert from "node:assert/strict";
import { addAuthenticator } from "../auth/authenticator.ts";
import { createPatient, FACTORY_PASSWORD } from "../support/factories.ts";
import { live } from "./support/live.ts";
import { linkIn, mailTo } from "./support/mailbox.ts";
import { siteTest } from "./support/on_site.ts";
import { expectSignedIn, expectSignedOut, signIn, signOut } from "./support/signing_in.ts";

const NEW_PASSWORD = "seven green umbrellas";
const NEW_ADDRESS = "robin@new.example.com";

siteTest("a user changes the password and is signed out in the other browser", async ({ site, open }) => {
  const patient = await createPatient(site.practice);
  const other = await open({ as: patient });
  const page = await open({ as: patient });
  await page.goto("/account");
  await page.getByRole("main").getByRole("link", { name: "Security" }).click();
  await page.getByRole("link", { name: "Password" }).click();
  const change = async (present: string, next: string) => {
    await page.getByLabel("Your current password").fill(present);
    await page.getByLabel("New password").fill(next);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("not it at all", NEW_PASSWORD);
  await page.getByRole("alert").filter({ hasText: "This isn't your current password." }).waitFor();
  await change(FACTORY_PASSWORD, "password1");
  await page.getByRole("alert").filter({ hasNotText: "present" }).waitFor();
  assert.equal(await page.getByLabel("New password").inputValue(), "", "A password is never sent back.");
  await change(FACTORY_PASSWORD, NEW_PASSWORD);
  await page.getByRole("status").filter({ hasText: "Your new password is set" }).waitFor();
  await mailTo(site, patient.email, /password was changed/);
  await expectSignedOut(other);

  await expectSignedIn(page);
  await signOut(page);
  await signIn(page, patient.email, NEW_PASSWORD);
  await page.getByRole("heading", { name: "Appointments" }).waitFor();
});

siteTest(
  "a user with an authenticator app also needs its code to change the password",
  async (visited) => {
    const { practice } = visited.site;
    const patient = await createPatient(practice);
    const phone = await addAuthenticator(practice, patient.id);
    const page = await visited.open({ as: patient });
    practice.clock.advance({ minutes: 11 });
    await page.goto("/account/security/password");
    await live(page);
    await page.getByLabel("Your current password").fill(FACTORY_PASSWORD);
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByLabel("Code from your authenticator app").fill("000000");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByRole("alert").filter({ hasText: "This code isn't right." }).waitFor();
    await page.getByLabel("Your current password").fill(FACTORY_PASSWORD);
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByLabel("Code from your authenticator app").fill(phone.code());
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByRole("status").filter({ hasText: "Your new password is set" }).waitFor();
  },
);

siteTest(
  "a new address takes effect when the user presses the button on the mailed link's page, and signs out other browsers",
  async ({ site, open }) => {
    const patient = await createPatient(site.practice);
    const other = await open({ as: patient });
    const page = await open({ as: patient });
    await page.goto("/account/security");
    await page.getByRole("link", { name: "Email address" }).click();
    await page.getByLabel("New email address").fill(NEW_ADDRESS);
    await page.getByLabel("Your current password").fill("not it at all");
    await page.getByRole("button", { name: "Email me a link" }).click();
    await page.getByRole("alert").filter({ hasText: "This isn't your current password." }).waitFor();
    assert.equal(await page.getByLabel("New email address").inputValue(), NEW_ADDRESS);
    await page.getByLabel("Your current password").fill(FACTORY_PASSWORD);
    await page.getByRole("button", { name: "Email me a link" }).click();
    await page.getByRole("status").filter({ hasText: "Check your new inbox" }).waitFor();
    await mailTo(site, patient.email, /asked to change your Bloom email address/);

    await page.goto(linkIn(await mailTo(site, NEW_ADDRESS, /Confirm/), site, "/account/email/"));
    await page.getByText(NEW_ADDRESS).waitFor();
    await expectSignedIn(other);
    await page.getByRole("button", { name: "Use this address" }).click();
    await page.getByText("Your email address has changed").waitFor();
    await mailTo(site, patient.email, /address of your Bloom account was changed/);
    await expectSignedOut(other);
    await page.getByRole("link", { name: "Go to your account" }).click();
    await signOut(page);
    await signIn(page, patient.email);
    await page.getByRole("alert").filter({ hasText: "Your email address or password is incorrect." })
      .waitFor();
    await signIn(page, NEW_ADDRESS);
    await page.getByRole("heading", { name: "Appointments" }).waitFor();
  },
);

siteTest("a taken address gets the same answer, and its owner is notified", async ({ site, open }) => {
  const owner = await createPatient(site.practice);
  const page = await open({ as: await createPatient(site.practice) });
  await page.goto("/account/email");
  await page.getByLabel("New email address").fill(owner.email);
  await page.getByLabel("Your current password").fill(FACTORY_PASSWORD);
  await page.getByRole("button", { name: "Email me a link" }).click();
  await page.getByRole("status").filter({ hasText: "Check your new inbox" }).waitFor();
  await mailTo(site, owner.email, /already has a Bloom account/);
});
