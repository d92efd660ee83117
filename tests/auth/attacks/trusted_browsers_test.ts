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

/** What signing in by password answers: 200, or 202 where the second factor is asked for. */
const signIn = async (browser: Client, email: string) =>
  (await browser.postJson("/api/auth/sign-in", { email, password })).status;

/** Somebody with an app, and a browser in which they are signed in, which is trusted unless told otherwise. */
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
  "a browser is trusted when its owner asks for it, for this owner, for 30 days",
  async ({ db }) => {
    const practice = testPractice(db);
    const { app, browser, email, phone } = await someoneInBrowser(practice);
    assert.equal(await signIn(browser, email), 200);
    const another = app.browser();
    assert.equal(await signIn(another, email), 202, "Another browser is asked.");
    const [code] = phone.recoveryCodes;
    assert.equal((await another.postJson("/api/auth/second-factor", { code })).status, 200);
    assert.equal(await signIn(another, email), 202, "So it is when it is known.");
    const other = await createPatient(practice);
    await addAuthenticator(practice, other.id);
    assert.equal(await signIn(browser, other.email), 202, "Another person is asked.");
    practice.clock.advance({ hours: 30 * 24 });
    assert.equal(await signIn(browser, email), 202);
  },
  here,
);

databaseTest("a browser that nobody asked to trust is not trusted", async ({ db }) => {
  const practice = testPractice(db);
  const { browser, email } = await someoneInBrowser(practice, { trustBrowser: false });
  assert.equal(await signIn(browser, email), 202);
}, here);

databaseTest("trust ends when a factor changes", async ({ db }) => {
  const practice = testPractice(db);
  const { browser, email } = await someoneInBrowser(practice);
  const { secret } = await (await browser.postJson("/api/user/authenticator", {})).json();
  const code = totpCode(secret, practice.now());
  assert.equal((await browser.postJson("/api/user/authenticator/confirmation", { code })).status, 200);
  assert.equal(await signIn(browser, email), 202);
}, here);

databaseTest("trust ends when the password changes", async ({ db }) => {
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

databaseTest("trust stands in for a code at sign-in, and not where a proof is asked for", async ({ db }) => {
  const practice = testPractice(db);
  const { browser, email } = await someoneInBrowser(practice);
  assert.equal(await signIn(browser, email), 200);
  practice.clock.advance({ minutes: 11 });
  const proof = await browser.postJson("/api/auth/confirmation", { proof: password });
  assert.equal(proof.status, 422);
}, here);

databaseTest(
  "the secret of a browser that others used before is not the one that is trusted, and they stay known",
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
    assert.equal(withNoted.status, 202, "Who knows the password as well is asked all the same.");
    assert.equal(await signIn(shared, owner.email), 200);
    await signIn(shared, eve.email);
    await runDueJobs(practice);
    const mails = practice.outbox.filter(({ to, subject }) =>
      to === eve.email && /new sign-in/.test(subject)
    );
    assert.deepEqual(mails, [], "It is no new browser to the one who used it before.");
  },
  here,
);
