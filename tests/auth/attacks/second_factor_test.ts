import assert from "node:assert/strict";
import { transaction } from "../../../db/transaction.ts";
import { findChallenge } from "../../../lib/auth/two_factor/challenge.ts";
import { acceptTotp, totpSecretContext } from "../../../lib/auth/two_factor/accept_totp.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { answer, beginChallenge, kindsOf } from "../two_factor/challenge.ts";
import { addAuthenticator } from "../authenticator.ts";
import { callerFrom, otherThan } from "../visitor.ts";

async function someoneWithPhone(practice: TestPractice) {
  const user = await createPatient(practice);
  return { user, phone: await addAuthenticator(practice, user.id) };
}

databaseTest("a TOTP step is accepted once", async ({ db }) => {
  const practice = testPractice(db);
  const { user, phone } = await someoneWithPhone(practice);
  const before = phone.code();
  practice.clock.advance({ seconds: 30 });
  const code = phone.code();
  assert.equal((await answer(practice, user, { code })).kind, "signed_in");
  assert.equal((await answer(practice, user, { code })).kind, "wrong");
  assert.equal(
    (await answer(practice, user, { code: before })).kind,
    "wrong",
    "Earlier steps are used up, too.",
  );
  practice.clock.advance({ seconds: 30 });
  assert.equal((await answer(practice, user, { code: phone.code() })).kind, "signed_in");
});

databaseTest("when a TOTP step is used twice simultaneously, one use signs in", async ({ db }) => {
  const practice = testPractice(db);
  const { user, phone } = await someoneWithPhone(practice);
  const secrets = [await beginChallenge(practice, user), await beginChallenge(practice, user)];
  const results = await Promise.all(
    secrets.map((secret) => answer(practice, user, { code: phone.code(), secret })),
  );
  assert.deepEqual(kindsOf(results), ["signed_in", "wrong"]);
});

databaseTest("when two uses of one code have both read the last step, one succeeds", async ({ db }) => {
  const practice = testPractice(db);
  const { user, phone } = await someoneWithPhone(practice);
  const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>();
  let readers = 0;
  const keyring = {
    ...practice.keyring,
    open: async (sealed: string, context: string) => {
      if (++readers === 2) resolve();
      await bothHaveRead;
      return await practice.keyring.open(sealed, context);
    },
  };
  const use = () =>
    transaction(db, (trx) => acceptTotp(trx, { ...practice, keyring }, user.id, phone.code()));
  assert.deepEqual((await Promise.all([use(), use()])).toSorted(), [false, true]);
  // At this level no transaction is rolled back: the statement itself lets only one through.
}, { engines: ["PostgreSQL"], isolation: "read committed" });

databaseTest("a recovery code is accepted once, even when used twice simultaneously", async ({ db }) => {
  const practice = testPractice(db);
  const { user, phone: { recoveryCodes: [code] } } = await someoneWithPhone(practice);
  const secrets = [await beginChallenge(practice, user), await beginChallenge(practice, user)];
  const results = await Promise.all(secrets.map((secret) => answer(practice, user, { code, secret })));
  assert.deepEqual(kindsOf(results), ["signed_in", "wrong"]);
  assert.equal((await answer(practice, user, { code })).kind, "wrong");
});

databaseTest(
  "secrets are encrypted and bound to their account; recovery codes are hashed",
  async ({ db }) => {
    const practice = testPractice(db);
    const { user, phone } = await someoneWithPhone(practice);
    const other = await someoneWithPhone(practice);
    assert.match(
      phone.recoveryCodes[0],
      /^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/,
      "It has at least 112 random bits.",
    );
    const stored = JSON.stringify([
      await db.selectFrom("twoFactors").selectAll().execute(),
      await db.selectFrom("recoveryCodes").selectAll().execute(),
    ]);
    for (const kept of [phone.secret, ...phone.recoveryCodes]) {
      assert.ok(!stored.includes(kept) && !stored.includes(kept.replaceAll("-", "")));
    }
    const { secret } = await db.selectFrom("twoFactors").select("secret").where("userId", "=", user.id)
      .executeTakeFirstOrThrow();
    await assert.rejects(practice.keyring.open(secret ?? "", totpSecretContext(other.user.id)));
  },
);

databaseTest("another account's codes are wrong, recovery codes included", async ({ db }) => {
  const practice = testPractice(db);
  const { user } = await someoneWithPhone(practice);
  const other = await someoneWithPhone(practice);
  for (const code of [other.phone.code(), other.phone.recoveryCodes[0]]) {
    assert.equal((await answer(practice, user, { code })).kind, "wrong");
  }
  const left = await db.selectFrom("recoveryCodes").select("id").where("userId", "=", other.user.id)
    .execute();
  assert.equal(left.length, 10);
});

databaseTest(
  "attempts count against the account, not the cookie, recovery codes included",
  async ({ db }) => {
    const practice = testPractice(db);
    const { user, phone } = await someoneWithPhone(practice);
    const wrong = [otherThan(phone.code()), "AAAA-BBBB-CCCC-DDDD", "222222222", "x", "AAAABBBBCCCCDDDD"];
    for (const [index, code] of wrong.entries()) {
      const network = `198.51.100.${index}`;
      assert.equal((await answer(practice, user, { code, network })).kind, "wrong", code);
    }
    for (const code of [phone.code(), phone.recoveryCodes[0]]) {
      assert.equal((await answer(practice, user, { code, network: "203.0.113.1" })).kind, "too_many");
    }
    const bystander = await someoneWithPhone(practice);
    const { code } = bystander.phone;
    assert.equal((await answer(practice, bystander.user, { code: code() })).kind, "signed_in");
    await runDueJobs(practice);
    const mails = practice.outbox.filter(({ subject }) =>
      subject === "Someone is trying to sign in to your Bloom account"
    );
    assert.equal(mails.length, 1, "The owner is notified once.");
    assert.equal(mails[0].to, user.email);

    practice.clock.advance({ minutes: 16 });
    assert.equal(
      (await answer(practice, user, { code: phone.code() })).kind,
      "signed_in",
      "The lock is temporary.",
    );
  },
);

databaseTest("simultaneous attempts do not slip through together", async ({ db }) => {
  const practice = testPractice(db);
  const { user, phone } = await someoneWithPhone(practice);
  const secrets: string[] = [];
  for (let index = 0; index < 12; index++) secrets.push(await beginChallenge(practice, user));
  const code = otherThan(phone.code());
  const results = await Promise.all(secrets.map((secret) => answer(practice, user, { code, secret })));
  assert.equal(results.filter(({ kind }) => kind === "wrong").length, 5);
  assert.equal(results.filter(({ kind }) => kind === "too_many").length, 7);
});

databaseTest("a burst of wrong codes does not lock the owner out for the day", async ({ db }) => {
  const practice = testPractice(db);
  const { user, phone } = await someoneWithPhone(practice);
  const secret = await beginChallenge(practice, user);
  for (let index = 0; index < 40; index++) await answer(practice, user, { code: "wrong", secret });
  practice.clock.advance({ minutes: 16 });
  assert.equal((await answer(practice, user, { code: phone.code() })).kind, "signed_in");
});

databaseTest(
  "after thirty slow attempts, codes are refused for the rest of the day",
  async ({ db }) => {
    const practice = testPractice(db);
    const { user, phone } = await someoneWithPhone(practice);
    for (let index = 0; index < 30; index++) {
      if (index % 5 === 0) practice.clock.advance({ minutes: 16 });
      assert.equal((await answer(practice, user, { code: "wrong" })).kind, "wrong");
    }
    practice.clock.advance({ minutes: 16 });
    assert.equal((await answer(practice, user, { code: phone.code() })).kind, "too_many");
    practice.clock.advance({ hours: 24 });
    assert.equal((await answer(practice, user, { code: phone.code() })).kind, "signed_in");
  },
);

databaseTest("a challenge starts one session and expires after ten minutes", async ({ db }) => {
  const practice = testPractice(db);
  const { user, phone } = await someoneWithPhone(practice);
  const secret = await beginChallenge(practice, user);
  const codes = [phone.code(), phone.recoveryCodes[0]];
  const results = await Promise.all(codes.map((code) => answer(practice, user, { code, secret })));
  assert.deepEqual(kindsOf(results), ["gone", "signed_in"]);
  assert.equal((await db.selectFrom("sessions").select("id").execute()).length, 1);

  const late = await beginChallenge(practice, user);
  practice.clock.advance({ minutes: 10 });
  assert.equal(await findChallenge(callerFrom(practice), late), null);
});

databaseTest("the challenge of a user who is suspended in the meantime is void", async ({ db }) => {
  const practice = testPractice(db);
  const { user } = await someoneWithPhone(practice);
  const secret = await beginChallenge(practice, user);
  await db.updateTable("users").set({ status: "suspended" }).where("id", "=", user.id).execute();
  assert.equal(await findChallenge(callerFrom(practice), secret), null);
});
