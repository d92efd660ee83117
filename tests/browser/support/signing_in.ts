import type { Page } from "playwright-core";
import { FACTORY_PASSWORD } from "../../support/factories.ts";
import { live } from "./live.ts";

/** Signs in with the form. The test checks where it leads. */
export async function signIn(page: Page, email: string, password = FACTORY_PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, email, password);
}

/** Signs in with the open form. */
export async function fillSignIn(page: Page, email: string, password = FACTORY_PASSWORD): Promise<void> {
  await live(page);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs out with the button on every page. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).first().waitFor();
}

/** Fails if a user is signed in to this browser: a personal page asks to sign in. */
export async function expectSignedOut(page: Page): Promise<void> {
  await page.goto("/account");
  await page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
}

/** Fails unless a user is signed in to this browser. */
export async function expectSignedIn(page: Page): Promise<void> {
  await page.goto("/account");
  await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
}

/** Answers the second step with a code. */
export async function answerSecondStep(page: Page, code: string): Promise<void> {
  await page.getByRole("heading", { name: "One more step to sign in" }).waitFor();
  await live(page);
  await page.getByLabel("Code from your authenticator app").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}
