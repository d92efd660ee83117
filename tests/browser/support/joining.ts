import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { totpCode } from "../../../lib/auth/two_factor/totp.ts";
import { mailTo } from "./mailbox.ts";
import type { Site } from "./site.ts";
import { live } from "./live.ts";

const PASSWORD = "slow mornings and warm tea";

/** A new user, and their role. */
export interface Joining {
  as: "I'm looking for therapy" | "I offer therapy";
  name: string;
  email: string;
}

/** Signs up with the form, with a clock in Denver, and verifies the address with the mailed code. */
export async function signUp(site: Site, page: Page, { as, name, email }: Joining): Promise<void> {
  await page.getByLabel(as).check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Time zone").selectOption("Mountain (Denver)");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("heading", { name: "Confirm your email address" }).waitFor();
  const { text } = await mailTo(site, email, /./);
  const code = /\b\d{6}\b/.exec(text);
  assert.ok(code, "The mail has a code of six digits.");
  await page.getByLabel("Code").fill(code[0]);
  await page.getByRole("button", { name: "Confirm" }).click();
}

/** Answers what a patient must answer before booking: an adult in Colorado. */
export async function completeProfile(page: Page, legalName: string): Promise<void> {
  await page.getByLabel("Legal name").fill(legalName);
  await page.getByLabel("Date of birth").fill("1990-05-17");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.getByLabel("State where you are during visits").selectOption("Colorado");
  await page.getByLabel("Phone").fill("(303) 555-0142");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Sam Reyes");
  await page.getByLabel("Phone").fill("(303) 555-0143");
  await page.getByLabel("How you know each other").fill("Sibling");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.getByLabel(/I have read this, and I agree/).check();
  await page.getByRole("button", { name: "Save and finish" }).click();
}

/** Fills in a therapist's public profile and lists them in the directory. */
export async function completePublicProfile(page: Page): Promise<void> {
  await page.getByLabel("Degree and license").fill("PhD, licensed psychologist");
  await page.getByLabel("About you").fill("I help people who worry more than they would like to.");
  await page.getByLabel("Anxiety and worry").check();
  await page.getByLabel("English").check();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.getByRole("link", { name: "Continue without a photo" }).click();
  await page.getByRole("button", { name: "Show me in the directory" }).click();
}

/** Sets up an authenticator app where records require a second factor. */
export async function setUpAuthenticator({ practice }: Site, page: Page): Promise<void> {
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await page.getByRole("img", { name: "QR code with the key for your authenticator app" }).waitFor();
  await live(page);
  const secret = (await page.locator("#key").innerText()).replaceAll(" ", "");
  await page.getByLabel("Code from the app").fill(totpCode(secret, practice.now()));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByRole("link", { name: "I've saved them" }).click();
}
