import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import { askForReset } from "../../lib/auth/password_reset/ask_for_reset.ts";
import { resetPassword } from "../../lib/auth/password_reset/reset_password.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient } from "../support/factories.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";
import { addAuthenticator } from "./authenticator.ts";
import { callerFrom, freshBrowser, newestMail } from "./visitor.ts";

const here = { engines: ["PGlite"] } as const;
const password = "an old umbrella in march";
const newPassword = "seven green umbrellas";

/** Returns the secret of the link in the latest reset mail. */
async function resetSecret(practice: TestPractice): Promise<string> {
  const secret = /\/reset-password\/(\S+)/.exec((await newestMail(practice)).text)?.[1];
  assert.ok(secret, "The mail has no link.");
  return secret;
}

databaseTest(
  "a reset does not skip the second factor, ends every session and notifies the owner",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    await addAuthenticator(practice, owner.id);
    const app = await testApp(practice);
    const elsewhere = await app.as(owner);
    await askForReset(callerFrom(practice), { email: owner.email });
    const browser = app.browser();
    const link = `/reset-password/${await resetSecret(practice)}`;
    const response = await browser.postForm(link, { password: newPassword });
    assert.deepEqual([response.status, response.headers.get("location")], [303, "/sign-in/two-factor"]);
    assert.equal((await browser.fetch("/api/auth/session")).status, 401, "The challenge is not a session.");
    assert.equal((await elsewhere.fetch("/api/auth/session")).status, 401);
    assert.match((await newestMail(practice)).subject, /password was reset/);
  },
);

async function useAtOnce(db: Db): Promise<void> {
  const practice = testPractice(db);
  const owner = await createPatient(practice, { password });
  await askForReset(callerFrom(practice), { email: owner.email });
  const secret = await resetSecret(practice);
  const results = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      resetPassword(callerFrom(practice), { secret, password: `${newPassword} ${n}` }, freshBrowser)
    ),
  );
  assert.deepEqual(results.map(({ kind }) => kind).sort(), ["gone", "gone", "gone", "signed_in"]);
}

databaseTest("when a link is used twice simultaneously, one use succeeds", ({ db }) => useAtOnce(db));

// At this level no transaction is rolled back: the statement itself lets only one through.
databaseTest("when a link is used twice simultaneously, one use succeeds", ({ db }) => useAtOnce(db), {
  engines: ["PostgreSQL"],
  isolation: "read committed",
});

databaseTest(
  "a mail scanner's GET does not use up a link; a link expires after half an hour or when a newer one is sent",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    const app = await testApp(practice);
    const ask = () => askForReset(callerFrom(practice), { email: owner.email });
    await ask();
    const first = await resetSecret(practice);
    for (let scans = 0; scans < 3; scans++) {
      const shown = await app.browser().fetch(`/reset-password/${first}`);
      assert.equal(shown.status, 200);
      assert.equal(shown.headers.get("cache-control"), "no-store");
    }
    await ask();
    const second = await resetSecret(practice);
    assert.equal((await app.browser().fetch(`/reset-password/${first}`)).status, 404);
    practice.clock.advance({ minutes: 30 });
    const late = await app.browser().postForm(`/reset-password/${second}`, { password: newPassword });
    assert.equal(late.status, 404);
  },
  here,
);

databaseTest(
  "a reset request gets the same words and status, whether or not the address has an account",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    const app = await testApp(practice);
    const answers = await Promise.all(["free@example.com", owner.email].map(async (email) => {
      const response = await app.browser().postForm("/forgot-password", { email });
      return [response.status, response.headers.get("location"), await response.text()];
    }));
    assert.deepEqual(answers[0], answers[1]);
    await runDueJobs(practice);
    const subjects = practice.outbox.map(({ to, subject }) => `${to}: ${subject}`).sort();
    assert.deepEqual(
      subjects,
      [
        "free@example.com: There is no Bloom account with this address",
        `${owner.email}: Set a new password for Bloom`,
      ]
        .sort(),
    );
    const events = await db.selectFrom("auditEvents").select(["action", "subjectId"])
      .where("action", "=", "ask_for_reset").execute();
    assert.deepEqual(events, [{ action: "ask_for_reset", subjectId: owner.id }]);
  },
  here,
);

databaseTest(
  "reset links use the configured origin, never a request's header",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    const app = await testApp(practice);
    await app.fetch("/forgot-password", {
      method: "POST",
      body: new URLSearchParams({ email: owner.email }),
      headers: { host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
    });
    const { text, html } = await newestMail(practice);
    assert.ok(text.includes(`${practice.config.origin}/reset-password/`));
    assert.ok(!`${text}${html}`.includes("evil"));
  },
  here,
);

databaseTest("a guessable password is refused with a hint, and the link stays valid", async ({ db }) => {
  const practice = testPractice(db);
  const owner = await createPatient(practice, { password });
  const browser = (await testApp(practice)).browser();
  await askForReset(callerFrom(practice), { email: owner.email });
  const link = `/reset-password/${await resetSecret(practice)}`;
  const weak = await browser.postForm(link, { password: "password1" });
  assert.equal(weak.status, 422);
  assert.match(await weak.text(), /Choose another/);
  assert.equal((await browser.postForm(link, { password: newPassword })).status, 303);
  assert.equal((await browser.fetch("/api/auth/session")).status, 200);
  const signIn = (password: string) =>
    browser.postJson("/api/auth/sign-in", { email: owner.email, password });
  assert.equal((await signIn(password)).status, 401);
  assert.equal((await signIn(newPassword)).status, 200);
}, here);

databaseTest(
  "reset requests cannot lock a user out: the old password works until the link is used",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    for (let times = 0; times < 8; times++) {
      await askForReset(callerFrom(practice, "203.0.113.9"), { email: owner.email });
    }
    const browser = (await testApp(practice)).browser();
    assert.equal((await browser.postJson("/api/auth/sign-in", { email: owner.email, password })).status, 200);
    await runDueJobs(practice);
    assert.equal(practice.outbox.filter(({ to }) => to === owner.email).length, 6);
  },
  here,
);
