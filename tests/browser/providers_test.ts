import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { providerLabels } from "../../lib/config/providers.ts";
import { addAuthenticator } from "../auth/authenticator.ts";
import { createPatient, FACTORY_PASSWORD } from "../support/factories.ts";
import { mailTo } from "./support/mailbox.ts";
import { siteTest } from "./support/on_site.ts";
import { answerSecondStep, expectSignedIn, expectSignedOut, signOut } from "./support/signing_in.ts";

const ADA = "ada@example.com";

for (const id of ["google", "zoom"] as const) {
  const label = providerLabels[id];

  siteTest(
    `a new user signs up with ${label}, returns with it, and sets a password`,
    async ({ site, open }) => {
      const page = await open();
      await goOnWith(page, label);
      await page.getByRole("heading", { name: "Finish your sign-up" }).waitFor();
      await page.getByText(ADA).waitFor();
      await page.getByLabel("I'm looking for therapy").check();
      await page.getByLabel("Name", { exact: true }).fill("");
      await page.locator("main form").evaluate((form) => (form as HTMLFormElement).noValidate = true);
      await page.getByRole("button", { name: "Sign up" }).click();
      await page.getByRole("alert").waitFor();
      await page.getByLabel("Name", { exact: true }).fill("Ada King");
      await page.getByLabel("Time zone").selectOption("Mountain (Denver)");
      await page.getByRole("button", { name: "Sign up" }).click();
      await page.waitForURL((url) => url.pathname === "/welcome");
      await signOut(page);

      // Google is told to ask which account to use; Zoom remembers it.
      const asks = id === "google";
      await goOnWith(page, label, { asks });
      await page.waitForURL((url) => url.pathname === "/welcome");

      // Nothing else can prove identity, so the provider vouches once more.
      site.practice.clock.advance({ minutes: 11 });
      await page.goto("/account/security/password");
      await page.getByRole("heading", { name: "Set a password" }).waitFor();
      await page.getByRole("button", { name: `Confirm with ${label}` }).click();
      if (asks) await page.getByRole("link", { name: "Go on as Ada King" }).click();
      await page.getByRole("button", { name: `Confirm with ${label}` }).waitFor({ state: "detached" });
      await page.getByLabel("New password").fill("seven green umbrellas");
      await page.getByRole("button", { name: "Set password" }).click();
      await page.getByRole("status").filter({ hasText: "Your new password is set" }).waitFor();
      await mailTo(site, ADA, /password was changed/);
    },
    { providers: [id] },
  );
}

siteTest("an address that the provider has not verified is verified by code", async ({ site, open }) => {
  site.provider("zoom").person.isEmailProven = false;
  const page = await open();
  await goOnWith(page, "Zoom");
  assert.equal(await page.getByLabel("Email address").inputValue(), ADA);
  await page.getByLabel("I'm looking for therapy").check();
  await page.getByLabel("Time zone").selectOption("Mountain (Denver)");
  await page.getByRole("button", { name: "Sign up" }).click();
  const { text } = await mailTo(site, ADA, /./);
  await page.getByLabel("Code").fill(/\b\d{6}\b/.exec(text)?.[0] ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.waitForURL((url) => url.pathname === "/welcome");
  await signOut(page);
  await goOnWith(page, "Zoom", { asks: false });
  await page.waitForURL((url) => url.pathname === "/welcome");
}, { providers: ["zoom"] });

siteTest("a patient links Google, signs in with it, and unlinks it", async ({ site, open }) => {
  const patient = await createPatient(site.practice);
  const page = await open({ as: patient });
  site.practice.clock.advance({ minutes: 11 });
  await page.goto("/account");
  await page.getByRole("main").getByRole("link", { name: "Security" }).click();
  await page.getByRole("link", { name: "Google and Zoom" }).click();
  await page.getByText("Google is not linked").waitFor();
  await page.getByLabel("Your password").fill("not it at all");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "This password isn't right." }).waitFor();
  await page.getByLabel("Your password").fill(FACTORY_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Link Google" }).click();
  await page.getByRole("link", { name: "Go on as Ada King" }).click();
  await page.getByRole("status").filter({ hasText: "Linked." }).waitFor();
  await page.getByText("Google is linked").waitFor();
  await mailTo(site, patient.email, /now sign in to Bloom with Google/);

  await signOut(page);
  await goOnWith(page, "Google");
  await page.getByRole("heading", { name: "Appointments" }).waitFor();
  await page.goto("/account/security/providers");
  await page.getByRole("button", { name: "Unlink Google" }).click();
  await page.getByText("Google is not linked").waitFor();
  await mailTo(site, patient.email, /no longer sign in to Bloom with Google/);
  await signOut(page);
  await goOnWith(page, "Google");
  await page.getByRole("heading", { name: "Finish your sign-up" }).waitFor();
  await expectSignedOut(page);
}, { providers: ["google", "zoom"] });

siteTest(
  "the provider's word is one factor: users with an authenticator app still need its code",
  async ({ site, open }) => {
    const patient = await createPatient(site.practice, { email: ADA });
    const phone = await addAuthenticator(site.practice, patient.id);
    const page = await open();
    await page.goto("/account/security");
    await goOnWith(page, "Google");
    await answerSecondStep(page, phone.code());
    await page.getByRole("heading", { name: "Security" }).waitFor();
    await mailTo(site, ADA, /now sign in to Bloom with Google/);
  },
  { providers: ["google"] },
);

siteTest(
  "a user who declines at the provider, or cannot reach it, is told so and can go back; the last sign-in method stays",
  async ({ site, open }) => {
    const page = await open();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.getByRole("heading", { name: "You canceled the sign-in with Google" }).waitFor();
    await page.getByRole("link", { name: "Back to sign in" }).click();

    site.provider("google").isAway = true;
    await goOnWith(page, "Google");
    await page.getByRole("heading", { name: "Google isn't responding right now" }).waitFor();
    // The browser's back button opens nothing that was used up.
    await page.reload();
    await page.getByRole("heading", { name: "We couldn't finish signing you in" }).waitFor();
    await page.getByRole("link", { name: "Back to sign in" }).click();

    site.provider("google").isAway = false;
    await goOnWith(page, "Google");
    await page.getByLabel("I'm looking for therapy").check();
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.waitForURL((url) => url.pathname === "/welcome");
    await page.goto("/account/security/providers");
    await page.getByRole("button", { name: "Unlink Google" }).click();
    await page.getByRole("alert").filter({ hasText: "This is the only way to sign in to your account." })
      .waitFor();
    await page.getByText("Google is linked").waitFor();
    await expectSignedIn(page);
  },
  { providers: ["google"] },
);

siteTest("an unconfigured provider is not offered", async ({ site, open }) => {
  const page = await open();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Zoom" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Continue with Google" }).count(), 0);
  const inside = await open({ as: await createPatient(site.practice) });
  await inside.goto("/account/security/providers");
  await inside.getByText("Zoom is not linked").waitFor();
  assert.equal(await inside.getByText("Google is not linked").count(), 0);
}, { providers: ["zoom"], scripts: ["without"] });

/** Presses the provider's button on the sign-in page, and continues where the provider asks. */
async function goOnWith(page: Page, label: string, { asks = true } = {}): Promise<void> {
  const button = page.getByRole("button", { name: `Continue with ${label}` });
  if (await button.count() === 0) await page.goto("/sign-in");
  await button.click();
  if (asks) await page.getByRole("link", { name: "Go on as Ada King" }).click();
}
