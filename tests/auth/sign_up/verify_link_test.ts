import assert from "node:assert/strict";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { findByLink, verifyLink } from "../../../lib/auth/sign_up/verify_link.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { ada, callerFrom, freshBrowser, newestMail, secretIn } from "../visitor.ts";

async function asked(practice: TestPractice): Promise<{ attemptId: string; secret: string }> {
  const result = await signUp(callerFrom(practice), ada);
  assert.ok(result.kind === "code_sent");
  return { attemptId: result.attemptId, secret: secretIn(await newestMail(practice)) };
}

databaseTest("a mail scanner's GET does not use up a link, however often", async ({ db }) => {
  const practice = testPractice(db);
  const { attemptId, secret } = await asked(practice);
  for (let look = 0; look < 10; look++) {
    const found = await findByLink(callerFrom(practice, "203.0.113.80"), secret);
    assert.equal(found?.id, attemptId);
  }
  const result = await verifyLink(callerFrom(practice), { secret, attemptId, password: "" }, freshBrowser);
  assert.equal(result.kind, "verified");
  assert.equal(await findByLink(callerFrom(practice), secret), null);
});

databaseTest("in another browser the link asks for the password of the attempt", async ({ db }) => {
  const practice = testPractice(db);
  const { secret } = await asked(practice);
  const visit = callerFrom(practice);
  const wrong = await verifyLink(visit, { secret, attemptId: null, password: "not it" }, freshBrowser);
  assert.deepEqual(wrong, { kind: "wrong_password", triesLeft: 4 });
  const foreign = await verifyLink(
    visit,
    { secret, attemptId: crypto.randomUUID(), password: "" },
    freshBrowser,
  );
  assert.deepEqual(foreign, { kind: "wrong_password", triesLeft: 3 });
  assert.deepEqual(await db.selectFrom("users").select("id").execute(), []);
  const right = await verifyLink(visit, { secret, attemptId: null, password: ada.password }, freshBrowser);
  assert.equal(right.kind, "verified");
});

databaseTest(
  "verifying an address by its mail alone never activates a stranger's password",
  async ({ db }) => {
    const practice = testPractice(db);
    // Eve signed up with Ada's address. Ada, who did not, opens the link in the mail and presses the button.
    await signUp(callerFrom(practice, "198.51.100.7"), { ...ada, password: "known to Eve alone" });
    const secret = secretIn(await newestMail(practice));
    const result = await verifyLink(
      callerFrom(practice),
      { secret, attemptId: null, password: "Ada's own password" },
      freshBrowser,
    );
    assert.equal(result.kind, "wrong_password");
    assert.deepEqual(await db.selectFrom("users").select("id").execute(), []);
  },
);

databaseTest("after five wrong passwords a link is worthless", async ({ db }) => {
  const practice = testPractice(db);
  const { secret, attemptId } = await asked(practice);
  for (let tries = 0; tries < 5; tries++) {
    await verifyLink(callerFrom(practice), { secret, attemptId: null, password: "not it" }, freshBrowser);
  }
  const right = await verifyLink(
    callerFrom(practice),
    { secret, attemptId, password: ada.password },
    freshBrowser,
  );
  assert.deepEqual(right, { kind: "gone" });
});

databaseTest("when a link is used twice simultaneously, one use succeeds", async ({ db }) => {
  const practice = testPractice(db);
  const { secret, attemptId } = await asked(practice);
  const use = () => verifyLink(callerFrom(practice), { secret, attemptId, password: "" }, freshBrowser);
  const kinds = (await Promise.all([use(), use(), use()])).map(({ kind }) => kind).sort();
  assert.deepEqual(kinds, ["gone", "gone", "verified"]);
  assert.equal((await db.selectFrom("users").select("id").execute()).length, 1);
});

databaseTest("a link works for a day; an invented one leads nowhere", async ({ db }) => {
  const practice = testPractice(db);
  const { secret } = await asked(practice);
  for (const invented of ["", "x", `${secret}a`, secret.toUpperCase(), "'; DROP TABLE users; --"]) {
    assert.equal(await findByLink(callerFrom(practice), invented), null);
  }
  practice.clock.advance({ hours: 23, minutes: 59 });
  assert.ok(await findByLink(callerFrom(practice), secret));
  practice.clock.advance({ minutes: 1 });
  assert.equal(await findByLink(callerFrom(practice), secret), null);
  const late = await verifyLink(
    callerFrom(practice),
    { secret, attemptId: null, password: ada.password },
    freshBrowser,
  );
  assert.deepEqual(late, { kind: "gone" });
});

databaseTest("if the address got an account in the meantime, the link creates none", async ({ db }) => {
  const practice = testPractice(db);
  const { secret, attemptId } = await asked(practice);
  await createPatient(practice, { email: ada.email.toLowerCase() });
  const result = await verifyLink(callerFrom(practice), { secret, attemptId, password: "" }, freshBrowser);
  assert.deepEqual(result, { kind: "taken" });
});
