import assert from "node:assert/strict";
import { totpCode } from "../../../lib/auth/two_factor/totp.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";

const here = { engines: ["PGlite"] } as const;
const password = FACTORY_PASSWORD;

/** Returns the status of a password sign-in: 200, or 202 when a second factor is needed. */
const signIn = async (browser: Client, email: string) =>
  (await browser.postJson("/api/auth/sign-in", { email, password })).status;

/**
 * Returns a user with an authenticator app, and a browser in which they are signed in; trusted by default.
 */
async function someoneInBrowser(practice: TestPractice, { trustBrowser = true } = {}) {
  const user = await createPatient(practice);
  const phone = await addAuthenticator(practice, user.id);
  const app = await testApp(practice);
  const browser = app.browser();
  assert.equal(await signIn(browser, user.email), 202);
  const body = { code: phone.code(), trustBrowser };
  assert.equal((await browser.postJson("/api/auth/second-factor", body)).status, 200);
  return { app, browser, email: user.email, phone };
}

databaseTest(
  "a browser is trusted on its owner's request, for this owner and for 30 days",
  async ({ db }) => {
    const practice = testPractice(db);
    const { app, browser, email, phone } = await someoneInBrowser(practice);
    assert.equal(await signIn(browser, email), 200);
    const another = app.browser();
    assert.equal(await signIn(another, email), 202, "Another browser is asked for a code.");
    const [code] = phone.recoveryCodes;
    assert.equal((await another.postJson("/api/auth/second-factor", { code })).status, 200);
    assert.equal(await signIn(another, email), 202, "So is a browser that is merely known.");
    const other = await createPatient(practice);
    await addAuthenticator(practice, other.id);
    assert.equal(await signIn(browser, other.email), 202, "Another user is asked for a code.");
    practice.clock.advance({ hours: 30 * 24 });
    assert.equal(await signIn(browser, email), 202);
  },
  here,
);

databaseTest("a browser is not trusted without a request", async ({ db }) => {
  const practice = testPractice(db);
  const { browser, email } = await someoneInBrowser(practice, { trustBrowser: false });
  assert.equal(await signIn(browser, email), 202);
}, here);

databaseTest("changing a factor ends trust", async ({ db }) => {
  const practice = testPractice(db);
  const { browser, email } = await someoneInBrowser(practice);
  const { secret } = await (await browser.postJson("/api/user/authenticator", {})).json();
  const code = totpCode(secret, practice.now());
  assert.equal((await browser.postJson("/api/user/authenticator/confirmation", { code })).status, 200);
  assert.equal(await signIn(browser, email), 202);
}, here);

databaseTest("changing the password ends trust", async ({ db }) => {
  const practice = testPractice(db);
  const { browser, email } = await someoneInBrowser(practice);
  const newPassword = "seven herons on a jetty";
  const changed = await browser.fetch("/api/user/password", {
    method: "PUT",
    body: JSON.stringify({ currentPassword: password, newPassword }),
    headers: { "content-type": "application/json" },
  });
  assert.ok(changed.ok, `${changed.status}`);
  const again = await browser.postJson("/api/auth/sign-in", { email, password: newPassword });
  assert.equal(again.status, 202);
}, here);

databaseTest("trust replaces a code at sign-in, but not where a proof is required", async ({ db }) => {
  const practice = testPractice(db);
  const { browser, email } = await someoneInBrowser(practice);
  assert.equal(await signIn(browser, email), 200);
  practice.clock.advance({ minutes: 11 });
  const proof = await browser.postJson("/api/auth/confirmation", { proof: password });
  assert.equal(proof.status, 422);
}, here);

databaseTest(
  "a secret that an earlier user of the browser copied is not trusted, and the browser still knows earlier users",
  async ({ db }) => {
    const practice = testPractice(db);
    const [eve, owner] = [await createPatient(practice), await createPatient(practice)];
    const phone = await addAuthenticator(practice, owner.id);
    const app = await testApp(practice);
    const shared = app.browser();
    const evesSignIn = await shared.postJson("/api/auth/sign-in", { email: eve.email, password });
    const noted = /bloom_browser=([a-z2-7]{32})/.exec(evesSignIn.headers.getSetCookie().join())?.[1];
    assert.ok(noted);
    assert.equal(await signIn(shared, owner.email), 202);
    const body = { code: phone.code(), trustBrowser: true };
    assert.equal((await shared.postJson("/api/auth/second-factor", body)).status, 200);

    const withNoted = await app.browser().postJson(
      "/api/auth/sign-in",
      { email: owner.email, password },
      { cookie: `bloom_browser=${noted}` },
    );
    assert.equal(
      withNoted.status,
      202,
      "An attacker who knows the password as well is still asked for a code.",
    );
    assert.equal(await signIn(shared, owner.email), 200);
    await signIn(shared, eve.email);
    await runDueJobs(practice);
    const mails = practice.outbox.filter(({ to, subject }) =>
      to === eve.email && /new sign-in/.test(subject)
    );
    assert.deepEqual(mails, [], "It is not a new browser to its earlier user.");
  },
  here,
);
