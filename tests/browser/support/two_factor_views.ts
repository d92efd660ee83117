import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { addAuthenticator } from "../../auth/authenticator.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import type { TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of the second factor: for a user with an app, and for `bare`, who has none. */
export async function twoFactorViews(
  practice: TestPractice,
  bare: User,
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const guarded = await createPatient(practice);
  const phone = await addAuthenticator(practice, guarded.id);
  const second = { route: "/sign-in/two-factor", path: paths.signIn() };
  const gate = { route: "/account/security/second-factor", path: paths.secondFactorNeeded() };
  const app = { route: "/account/security/authenticator", path: paths.authenticator() };
  const codes = { route: "/account/security/recovery-codes", path: paths.recoveryCodes() };
  const passFirst = async (page: Page) => {
    await page.getByLabel("Email address").fill(guarded.email);
    await page.getByLabel("Password").fill(FACTORY_PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "One more step to sign in" }).waitFor();
  };
  const press = (name: string, then: string) => async (page: Page) => {
    await page.getByRole("button", { name }).click();
    await page.getByText(then).first().waitFor();
  };
  return [
    { name: "second step", ...second, act: passFirst },
    {
      name: "second step that failed",
      ...second,
      act: async (page) => {
        await passFirst(page);
        await sendUnfilled(page);
      },
    },
    { name: "second factor to set up", ...gate, as: bare },
    { name: "second factor asked for", ...gate, as: guarded },
    { name: "second factor that failed", ...gate, as: guarded, act: sendUnfilled },
    { name: "no authenticator app", ...app, as: bare },
    { name: "authenticator app", ...app, as: guarded },
    { name: "new authenticator app", ...app, as: bare, act: press("Set it up", "type this key into it") },
    { name: "new authenticator app that failed", ...app, as: bare, act: sendUnfilled },
    { name: "recovery codes", ...codes, as: guarded },
    {
      name: "new recovery codes",
      ...codes,
      as: guarded,
      act: async (page) => {
        await page.getByLabel("Code from your authenticator app").fill(phone.code());
        await press("Make ten new codes", "these codes only once")(page);
      },
    },
  ];
}
