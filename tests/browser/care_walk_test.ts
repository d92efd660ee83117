import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { createAdmin } from "../support/factories.ts";
import { completeProfile, completePublicProfile, setUpAuthenticator, signUp } from "./support/joining.ts";
import { live } from "./support/live.ts";
import { mailTo } from "./support/mailbox.ts";
import { siteTest } from "./support/on_site.ts";

const therapist = { name: "Dr. Alex Morgan", email: "alex@example.com" };
const patient = { name: "Robin Reyes", email: "robin@example.com" };

siteTest(
  "a therapist signs up and hands in a licence, an admin verifies it, a patient asks, and the therapist accepts",
  async ({ site, open }) => {
    const admin = await createAdmin(site.practice);
    const alex = await open();
    await alex.goto("/sign-up");
    await signUp(site, alex, { as: "I offer therapy", ...therapist });
    await setUpAuthenticator(site, alex);
    await alex.goto("/welcome");
    await completePublicProfile(alex);
    await setHours(alex);
    await handInLicence(alex);
    await verifyLicence(await open({ as: admin }));
    await mailTo(site, therapist.email, /licence/i);

    const robin = await open();
    await robin.goto("/sign-up");
    await signUp(site, robin, { as: "I am looking for therapy", ...patient });
    await completeProfile(robin, patient.name);
    await askToBeTakenOn(robin);

    await alex.goto("/practice/requests");
    await acceptRequest(alex);
  },
);

/** Monday to Friday, nine to five. */
async function setHours(page: Page): Promise<void> {
  await page.goto("/practice/schedule");
  await page.getByRole("button", { name: "Add hours on Monday" }).click();
  await page.getByRole("button", { name: "Copy Monday to Friday" }).click();
  await page.getByRole("button", { name: "Save schedule" }).click();
  await page.getByText("Saved. Patients see these hours now.").waitFor();
}

async function handInLicence(page: Page): Promise<void> {
  await page.goto("/practice/credentials");
  await page.getByRole("link", { name: "Add a licence" }).first().click();
  await page.getByLabel("Kind of licence").selectOption({ index: 1 });
  await page.getByLabel("State that issued it").selectOption("Colorado");
  await page.getByLabel("Number").fill("PSY-4711");
  await page.getByLabel("Issued on").fill("2020-01-15");
  await page.getByLabel("Expires on").fill("2031-01-14");
  await page.getByLabel("Copy of the licence").setInputFiles({
    name: "licence.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
  });
  await page.getByRole("button", { name: "Hand it in" }).click();
  await page.getByRole("status").waitFor();
}

async function verifyLicence(page: Page): Promise<void> {
  await page.goto("/admin/credentials");
  await page.getByRole("link", { name: /Review/ }).first().click();
  await page.getByLabel("Verify it").check();
  await page.getByRole("button", { name: "Decide" }).click();
  await page.getByRole("status").waitFor();
}

async function askToBeTakenOn(page: Page): Promise<void> {
  await page.goto("/therapists");
  await page.getByRole("link", { name: therapist.name, exact: true }).click();
  await page.getByRole("link", { name: "Ask to work together" }).click();
  await live(page);
  await page.getByLabel("A short note").fill("I have not slept well since March.");
  await page.getByRole("button", { name: "Send the request" }).click();
  await page.getByRole("status").waitFor();
}

async function acceptRequest(page: Page): Promise<void> {
  await page.getByRole("link", { name: `Answer ${patient.name}` }).click();
  await page.getByLabel("Accept").check();
  await page.getByRole("button", { name: "Send the answer" }).click();
  await page.getByText("Answered").waitFor();
}
