import assert from "node:assert/strict";
import { countAttempt } from "../../../lib/auth/limits/count_attempt.ts";
import { rateLimits } from "../../../lib/auth/limits/rate_limits.ts";
import { renewSignUp } from "../../../lib/auth/sign_up/renew_sign_up.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { verifyAttempt, verifyEmail } from "../../../lib/auth/sign_up/verify_email.ts";
import { verifyLink } from "../../../lib/auth/sign_up/verify_link.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { ada, callerFrom, codeIn, freshBrowser, newestMail, otherThan, secretIn } from "../visitor.ts";

/** Signs Ada up. @returns her attempt and the code from its mail. */
async function asked(practice: TestPractice): Promise<{ attemptId: string; code: string }> {
  const result = await signUp(callerFrom(practice), ada);
  assert.ok(result.kind === "code_sent");
  return { attemptId: result.attemptId, code: codeIn(await newestMail(practice)) };
}

const kinds = (results: { kind: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { kind } of results) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

databaseTest("the mailed code verifies this browser's attempt and signs it in", async ({ db }) => {
  const practice = testPractice(db);
  const result = await verifyAttempt(callerFrom(practice), await asked(practice), freshBrowser);
  assert.ok(result.kind === "verified");
  assert.equal(result.actor.email, ada.email);
  const session = await db.selectFrom("sessions").select(["userId", "userAgent"]).executeTakeFirstOrThrow();
  assert.deepEqual(session, { userId: result.actor.userId, userAgent: "Old phone" });
  assert.deepEqual(await db.selectFrom("tokens").selectAll().execute(), []);
});

databaseTest("after five wrong codes the correct one is worthless", async ({ db }) => {
  const practice = testPractice(db);
  const { attemptId, code } = await asked(practice);
  for (let triesLeft = 4; triesLeft >= 0; triesLeft--) {
    const result = await verifyAttempt(
      callerFrom(practice),
      { attemptId, code: otherThan(code) },
      freshBrowser,
    );
    assert.deepEqual(result, { kind: "wrong_code", triesLeft });
  }
  assert.deepEqual(await verifyAttempt(callerFrom(practice), { attemptId, code }, freshBrowser), {
    kind: "gone",
  });
});

databaseTest(
  "simultaneous guesses do not slip through: of twenty, five are checked",
  async ({ db }) => {
    const practice = testPractice(db);
    const { attemptId, code } = await asked(practice);
    const guesses = Array.from(
      { length: 20 },
      () => verifyAttempt(callerFrom(practice), { attemptId, code: otherThan(code) }, freshBrowser),
    );
    assert.deepEqual(kinds(await Promise.all(guesses)), { wrong_code: 5, gone: 10, too_many: 5 });
  },
);

databaseTest(
  "the statement that uses a token deletes it: two simultaneous uses give one success",
  async ({ db }) => {
    const practice = testPractice(db);
    const { attemptId, code } = await asked(practice);
    const uses = [
      verifyAttempt(callerFrom(practice), { attemptId, code }, freshBrowser),
      verifyAttempt(callerFrom(practice), { attemptId, code }, freshBrowser),
      verifyEmail(callerFrom(practice), { email: ada.email, code }, freshBrowser),
      verifyEmail(callerFrom(practice), { email: ada.email, code }, freshBrowser),
    ];
    const results = await Promise.all(uses);
    assert.equal(kinds(results).verified, 1, JSON.stringify(kinds(results)));
    assert.equal((await db.selectFrom("users").select("id").execute()).length, 1);
    assert.equal((await db.selectFrom("sessions").select("id").execute()).length, 1);
  },
);

for (const isolation of ["serializable", "read committed"] as const) {
  databaseTest(
    "two attempts with one address, verified simultaneously, create one account",
    async ({ db }) => {
      const practice = testPractice(db);
      const [one, other] = [await asked(practice), await asked(practice)];
      const results = await Promise.all([
        verifyAttempt(callerFrom(practice), one, freshBrowser),
        verifyAttempt(callerFrom(practice), other, freshBrowser),
      ]);
      assert.equal(kinds(results).verified, 1, JSON.stringify(kinds(results)));
      assert.equal((await db.selectFrom("users").select("id").execute()).length, 1);
      assert.equal((await db.selectFrom("tokens").select("id").execute()).length, 0);
    },
    { isolation, engines: ["PostgreSQL"] },
  );
}

databaseTest("if the address got an account in the meantime, no account is created", async ({ db }) => {
  const practice = testPractice(db);
  const attempt = await asked(practice);
  const owner = await createPatient(practice, { email: ada.email });
  const result = await verifyAttempt(callerFrom(practice), attempt, freshBrowser);
  assert.deepEqual(result, { kind: "taken" });
  assert.deepEqual(await db.selectFrom("users").select("id").execute(), [{ id: owner.id }]);
  assert.deepEqual(await db.selectFrom("sessions").selectAll().execute(), []);
});

databaseTest("a code works for thirty minutes", async ({ db }) => {
  const practice = testPractice(db);
  const { attemptId, code } = await asked(practice);
  practice.clock.advance({ minutes: 30 });
  assert.equal((await verifyAttempt(callerFrom(practice), { attemptId, code }, freshBrowser)).kind, "gone");
  assert.equal(
    (await verifyEmail(callerFrom(practice), { email: ada.email, code }, freshBrowser)).kind,
    "wrong_code",
  );

  const later = await asked(practice);
  practice.clock.advance({ minutes: 29, seconds: 59 });
  assert.equal((await verifyAttempt(callerFrom(practice), later, freshBrowser)).kind, "verified");
});

databaseTest("a new code replaces the previous one and resets the count of attempts", async ({ db }) => {
  const practice = testPractice(db);
  const first = await asked(practice);
  for (let wrong = 0; wrong < 5; wrong++) {
    await verifyAttempt(callerFrom(practice), { ...first, code: otherThan(first.code) }, freshBrowser);
  }
  const renewed = await renewSignUp(callerFrom(practice), first.attemptId);
  assert.ok(renewed.kind === "code_sent");
  assert.notEqual(renewed.attemptId, first.attemptId);
  const code = codeIn(await newestMail(practice));
  assert.equal((await verifyAttempt(callerFrom(practice), first, freshBrowser)).kind, "gone");
  assert.equal((await renewSignUp(callerFrom(practice), first.attemptId)).kind, "gone");
  const result = await verifyAttempt(
    callerFrom(practice),
    { attemptId: renewed.attemptId, code },
    freshBrowser,
  );
  assert.ok(result.kind === "verified");
  assert.equal(result.actor.name, ada.name);
});

databaseTest("a new code that is requested twice simultaneously is sent once", async ({ db }) => {
  const practice = testPractice(db);
  const { attemptId } = await asked(practice);
  const renewals = await Promise.all([
    renewSignUp(callerFrom(practice), attemptId),
    renewSignUp(callerFrom(practice), attemptId),
  ]);
  assert.deepEqual(kinds(renewals), { code_sent: 1, gone: 1 });
  await newestMail(practice);
  assert.equal(practice.outbox.length, 2);
});

databaseTest("guesses by address cannot use up the attempts of a user's browser", async ({ db }) => {
  const practice = testPractice(db);
  const attempt = await asked(practice);
  const eve = callerFrom(practice, "198.51.100.7");
  const guesses = [];
  for (let guess = 0; guess < 11; guess++) {
    guesses.push(await verifyEmail(eve, { email: ada.email, code: otherThan(attempt.code) }, freshBrowser));
  }
  assert.deepEqual(kinds(guesses), { wrong_code: 10, too_many: 1 });
  assert.equal((await verifyAttempt(callerFrom(practice), attempt, freshBrowser)).kind, "verified");
});

databaseTest("an address without a sign-up is answered like a wrong code", async ({ db }) => {
  const practice = testPractice(db);
  const { code } = await asked(practice);
  const unknown = await verifyEmail(
    callerFrom(practice),
    { email: "nobody@example.com", code },
    freshBrowser,
  );
  const known = await verifyEmail(
    callerFrom(practice),
    { email: ada.email, code: otherThan(code) },
    freshBrowser,
  );
  assert.deepEqual(unknown, known);
});

databaseTest("verifying an address ends the browser's previous session", async ({ db }) => {
  const practice = testPractice(db);
  const first = await verifyAttempt(callerFrom(practice), await asked(practice), freshBrowser);
  assert.ok(first.kind === "verified");
  const second = await signUp(callerFrom(practice), { ...ada, email: "second@example.com" });
  assert.ok(second.kind === "code_sent");
  const code = codeIn(await newestMail(practice));
  const browser = { ...freshBrowser, session: first.session };
  const result = await verifyAttempt(callerFrom(practice), { attemptId: second.attemptId, code }, browser);
  assert.ok(result.kind === "verified");
  const sessions = await db.selectFrom("sessions").select("id").execute();
  assert.deepEqual(sessions, [{ id: result.session.id }]);
});

databaseTest(
  "codes are limited by address as well: many attempts, browsers and networks together get fifteen tries an hour",
  async ({ db }) => {
    const practice = testPractice(db);
    const { most } = rateLimits.verifyAttemptByAddress;
    const account = await createPatient(practice);
    for (const email of [ada.email, account.email]) {
      const kinds: string[] = [];
      let network = 0;
      for (let attempt = 0; attempt < 4; attempt++) {
        const asked = await signUp(callerFrom(practice, `192.0.2.${attempt}`), { ...ada, email });
        assert.ok(asked.kind === "code_sent");
        for (let tries = 0; tries < 5; tries++) {
          const caller = callerFrom(practice, `198.51.100.${network++}`);
          const given = { attemptId: asked.attemptId, code: "not a code" };
          kinds.push((await verifyAttempt(caller, given, freshBrowser)).kind);
        }
      }
      assert.deepEqual(kinds, [...Array(most).fill("wrong_code"), ...Array(20 - most).fill("too_many")]);
    }
  },
);

databaseTest(
  "tries that others use up for an address end neither its mailed link nor the next hour's codes",
  async ({ db }) => {
    const practice = testPractice(db);
    for (const key of ["ada@analytical.example", "eva@analytical.example"]) {
      for (let n = 0; n < rateLimits.verifyAttemptByAddress.most; n++) {
        await countAttempt(practice, ["verifyAttemptByAddress", key]);
      }
    }
    const second = await signUp(callerFrom(practice), { ...ada, email: "eva@analytical.example" });
    assert.ok(second.kind === "code_sent");
    const link = { secret: secretIn(await newestMail(practice)), password: "", attemptId: second.attemptId };
    assert.equal((await verifyLink(callerFrom(practice), link, freshBrowser)).kind, "verified");

    const first = await signUp(callerFrom(practice), ada);
    assert.ok(first.kind === "code_sent");
    const mail = await newestMail(practice);
    const given = { attemptId: first.attemptId, code: codeIn(mail) };
    assert.equal((await verifyAttempt(callerFrom(practice), given, freshBrowser)).kind, "too_many");
    practice.clock.advance({ hours: 1 });
    const again = await asked(practice);
    assert.equal((await verifyAttempt(callerFrom(practice), again, freshBrowser)).kind, "verified");
  },
);
