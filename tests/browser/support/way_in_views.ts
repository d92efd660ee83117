import type { Page } from "playwright-core";
import { transaction } from "../../../db/transaction.ts";
import { resetToken } from "../../../lib/auth/password_reset/reset_token.ts";
import { issueToken } from "../../../lib/auth/tokens/single_use_token.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { withQuery } from "../../../lib/shared/with_query.ts";
import { createPatient } from "../../support/factories.ts";
import type { Site } from "./site.ts";
import type { View } from "./tour.ts";

/** Returns the pages for a forgotten password and for sign-in through a provider. */
export async function wayInViews(
  { practice }: Site,
  { longAddress, sendUnfilled }: { longAddress: string; sendUnfilled: (page: Page) => Promise<void> },
): Promise<View[]> {
  const { id: userId } = await createPatient(practice, { email: `forgetful-${longAddress}` });
  const secret = await transaction(
    practice.db,
    (trx) => issueToken(trx, practice, resetToken, { userId, payload: {} }),
  );
  const forgotten = { route: "/forgot-password", path: paths.forgotPassword() };
  const reset = { route: "/reset-password/:token", path: paths.resetPassword(secret) };
  const callback = {
    route: "/sign-in/:provider/callback",
    path: `${paths.providerCallback("google")}?state=x`,
  };
  const finish = { route: "/sign-up/finish", path: paths.signIn() };
  return [
    { name: "forgotten password", ...forgotten },
    { name: "forgotten password that failed", ...forgotten, act: sendUnfilled },
    { name: "link mailed", ...forgotten, path: withQuery(forgotten.path, { sent: "yes" }) },
    { name: "new password", ...reset },
    { name: "new password that failed", ...reset, act: sendUnfilled },
    { name: "link that is gone", ...reset, path: paths.resetPassword("x".repeat(32)) },
    { name: "back from a provider too late", ...callback },
    { name: "sign-up with a provider", ...finish, act: comeFromProvider },
    {
      name: "sign-up with a provider that failed",
      ...finish,
      act: async (page) => {
        await comeFromProvider(page);
        await page.getByLabel("Name", { exact: true }).fill("");
        await sendUnfilled(page);
      },
    },
    { name: "account closed", route: "/sign-in", path: paths.signIn(undefined, { closed: "yes" }) },
  ];
}

async function comeFromProvider(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await page.getByRole("link", { name: /^Go on as / }).click();
  await page.getByRole("heading", { name: "Finish your sign-up" }).waitFor();
}
