import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { readConfig } from "../../../lib/config/config.ts";
import { resetToken } from "../../../lib/auth/password_reset/reset_token.ts";
import { issueToken } from "../../../lib/auth/tokens/single_use_token.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { type TestApp, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { ada, callerFrom, newestMail, secretIn } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;

/** Returns the forms of a page that ask for a password or set one. */
const passwordForms = (html: string) =>
  [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => form)
    .filter((form) => /<input\b[^>]*type="password"/.test(form));

/** Returns the values of a form's inputs that password managers read as the username. */
const usernames = (form: string) =>
  [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => input)
    .filter((input) => /autocomplete="username\b/.test(input) && !/type="hidden"/.test(input))
    .map((input) => /\bvalue="([^"]*)"/.exec(input)?.[1] ?? "");

/** Returns every page of the app that has no parameter, and the two whose link is in a mail. */
async function addressesIn(app: TestApp, practice: TestPractice, user: User): Promise<string[]> {
  const plain = app.routes()
    .filter(({ pattern, methods }) => methods.includes("GET") && !/[:*]|^\/api\//.test(pattern))
    .map(({ pattern }) => pattern);
  const reset = await transaction(
    practice.db,
    (trx) => issueToken(trx, practice, resetToken, { userId: user.id, payload: {} }),
  );
  await signUp(callerFrom(practice), ada);
  const link = secretIn(await newestMail(practice));
  return [...plain, `/reset-password/${reset}`, `/verify-email/${link}`];
}

databaseTest(
  "every page that asks for a password or sets one has a real username field, as password managers need",
  async ({ db }) => {
    const practice = testPractice(db, {
      config: readConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" }),
    });
    const app = await testApp(practice);
    const users = [await createPatient(practice), await createTherapist(practice)];
    const found = new Set<string>();
    for (const isLate of [false, true]) {
      for (const user of [null, ...users]) {
        const client = user ? await app.as(user) : app.browser();
        if (isLate) practice.clock.advance({ minutes: 11 });
        for (const path of await addressesIn(app, practice, users[0])) {
          const response = await client.fetch(path);
          if (!response.headers.get("content-type")?.startsWith("text/html")) continue;
          for (const form of passwordForms(await response.text())) {
            const page = path.replace(/\/[a-z2-7]{32}$/, "/…");
            found.add(page);
            const names = usernames(form);
            assert.equal(names.length, 1, `${page}: ${form}`);
            if (user && page.startsWith("/account")) assert.deepEqual(names, [user.email], page);
            if (page === "/reset-password/…") assert.deepEqual(names, [users[0].email]);
            if (page === "/verify-email/…") assert.deepEqual(names, [ada.email]);
          }
        }
      }
    }
    assert.deepEqual([...found].toSorted(), [
      "/account/data",
      "/account/email",
      "/account/security/authenticator",
      "/account/security/passkeys",
      "/account/security/password",
      "/account/security/providers",
      "/reset-password/…",
      "/sign-in",
      "/sign-up",
      "/verify-email/…",
    ]);
  },
  here,
);
