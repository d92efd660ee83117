import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { recognizeBrowser } from "../../../lib/auth/sessions/recognize_browser.ts";
import { trustBrowser } from "../../../lib/auth/sessions/trust_browser.ts";
import { emailChangeToken } from "../../../lib/auth/email_change/email_change_token.ts";
import { linkIdentity } from "../../../lib/auth/oauth/link_identity.ts";
import { recordAccountEvent } from "../../../lib/auth/activity/record_account_event.ts";
import { startSession } from "../../../lib/auth/sessions/session.ts";
import { issueToken } from "../../../lib/auth/tokens/single_use_token.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { withQuery } from "../../../lib/shared/with_query.ts";
import { addAuthenticator } from "../../auth/authenticator.ts";
import { addPasskey } from "../../support/add_passkey.ts";
import { createPatient } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { Site } from "./site.ts";
import type { View } from "./tour.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
  "Version/18.5 Mobile/15E148 Safari/604.1";

/**
 * Returns the pages of an account and its security: for a user with everything set up, and for `bare`, who
 * only has a password.
 */
export async function accountViews(
  { practice, provider }: Site,
  { bare, longAddress, sendUnfilled }: {
    bare: User;
    longAddress: string;
    sendUnfilled: (page: Page) => Promise<void>;
  },
): Promise<View[]> {
  const settled = await createSettled(practice, provider("google").issuer);
  const stranger = await createPatient(practice);
  await practice.db.updateTable("accounts").set({ passwordHash: null }).where("userId", "=", stranger.id)
    .execute();
  const newAddress = await transaction(practice.db, (trx) => {
    const payload = { email: longAddress, taken: false };
    return issueToken(trx, practice, emailChangeToken, { userId: settled.id, payload });
  });
  const security = { route: "/account/security", path: paths.security() };
  const sessions = { route: "/account/sessions", path: paths.sessions() };
  const activity = { route: "/account/security/activity", path: paths.activity() };
  const providers = { route: "/account/security/providers", path: paths.providers() };
  const password = { route: "/account/security/password", path: paths.password() };
  const email = { route: "/account/email", path: paths.email() };
  const confirmation = { route: "/account/email/:token", path: paths.confirmEmail(newAddress) };
  const data = { route: "/account/data", path: paths.data() };
  return [
    { name: "security", ...security, as: settled },
    { name: "security of a newcomer", ...security, as: bare },
    { name: "security after a change", ...security, as: settled, path: paths.security({ done: "password" }) },
    { name: "sessions", ...sessions, as: settled },
    { name: "one session", ...sessions, as: bare, path: paths.sessions({ done: "others" }) },
    { name: "renewed session", route: "/account/sessions/renewal", as: settled, path: paths.renewSession() },
    { name: "activity", ...activity, as: settled },
    { name: "no activity", ...activity, as: bare },
    { name: "providers", ...providers, as: settled },
    { name: "no provider linked", ...providers, as: bare },
    { name: "change of password", ...password, as: settled },
    { name: "change of password that failed", ...password, as: settled, act: sendUnfilled },
    { name: "no password yet", ...password, as: stranger },
    { name: "change of address", ...email, as: bare },
    { name: "change of address that failed", ...email, as: settled, act: sendUnfilled },
    {
      name: "change of address asked for",
      ...email,
      as: settled,
      path: withQuery(email.path, { sent: "yes" }),
    },
    { name: "new address to confirm", ...confirmation },
    { name: "new address that is gone", ...confirmation, path: paths.confirmEmail("x".repeat(32)) },
    { name: "deletion", ...data, as: settled },
    { name: "deletion that failed", ...data, as: settled, act: sendUnfilled },
    {
      name: "providers after a while",
      ...providers,
      as: settled,
      act: async (page) => {
        practice.clock.advance({ minutes: 11 });
        await page.reload();
        await page.getByLabel("Code from your authenticator app").waitFor();
      },
    },
  ];
}

/** Creates a user with every sign-in method, two browsers and a history. */
async function createSettled(practice: TestPractice, issuer: string): Promise<User> {
  const user = await createPatient(practice, { name: "Kim Settled" });
  await addAuthenticator(practice, user.id);
  await addPasskey(practice.db, { userId: user.id, now: practice.now() });
  const acting = actingFor(practice, user);
  await linkIdentity(acting, {
    provider: "google",
    issuer,
    subject: "settled",
    name: user.name,
    email: null,
    isEmailProven: false,
  });
  const browser = { userAgent: IPHONE, session: null, secret: null };
  await transaction(practice.db, async (trx) => {
    await startSession(trx, acting, user, browser, { method: "passkey", twoFactors: true });
    await trustBrowser(trx, acting, user, await recognizeBrowser(trx, acting, user, browser));
    await recordAccountEvent(trx, acting, user.id, "sign_in", { outcome: "refused" });
    // Enough to fill more than one page.
    for (let times = 0; times < 30; times++) {
      await recordAccountEvent(trx, acting, user.id, "sign_in", { reason: "passkey" });
    }
  });
  return user;
}
