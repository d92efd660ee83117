import assert from "node:assert/strict";
import { hashCode } from "../../../lib/auth/sign_up/pending_sign_up.ts";
import { signIn } from "../../../lib/auth/sign_in/sign_in.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { verifyAttempt, verifyEmail } from "../../../lib/auth/sign_up/verify_email.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { newSchedule } from "../../../lib/welcome/begin_profile.ts";
import type { Db } from "../../../db/client.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { ada, callerFrom, codeIn, freshBrowser, newestMail } from "../visitor.ts";

const countUsers = async (db: Db) => (await db.selectFrom("users").select("id").execute()).length;

databaseTest("signing up creates no account before the address is verified", async ({ db }) => {
  const practice = testPractice(db);
  const visit = callerFrom(practice);
  const asked = await signUp(visit, ada);
  assert.equal(asked.kind, "code_sent");
  assert.equal(await countUsers(db), 0);

  const code = codeIn(await newestMail(practice));
  const result = await verifyEmail(visit, { email: ada.email, code }, freshBrowser);
  assert.equal(result.kind, "verified");
  const user = await db.selectFrom("users").selectAll().executeTakeFirstOrThrow();
  assert.equal(user.name, "Ada King");
  assert.equal(user.email, "Ada@analytical.example");
  assert.equal(user.emailKey, "ada@analytical.example");
  assert.equal(user.role, "patient");
  assert.equal(user.timeZone, "Europe/London");
  assert.equal(user.status, "active");
  assert.ok(user.emailVerifiedAt.equals(practice.now()));
  assert.equal((await signIn(visit, ada, freshBrowser)).kind, "signed_in");
});

databaseTest(
  "a patient starts with an empty profile, a therapist with an unlisted one and no hours",
  async ({ db }) => {
    const practice = testPractice(db);
    const visit = callerFrom(practice);
    for (const role of ["patient", "therapist"] as const) {
      const email = `${role}@example.com`;
      await signUp(visit, { ...ada, email, role });
      await verifyEmail(visit, { email, code: codeIn(await newestMail(practice)) }, freshBrowser);
    }
    const patient = await db.selectFrom("patientProfiles").selectAll().executeTakeFirstOrThrow();
    assert.equal(patient.legalName, null);
    const therapist = await db.selectFrom("therapistProfiles").selectAll().executeTakeFirstOrThrow();
    assert.equal(therapist.listed, false);
    assert.equal(therapist.timeZone, "Europe/London");
    const { slotMinutes, bufferAfterMinutes, noticeMinutes } = newSchedule;
    assert.equal(therapist.slotMinutes, slotMinutes);
    assert.equal(therapist.bufferAfterMinutes, bufferAfterMinutes);
    assert.equal(therapist.noticeMinutes, noticeMinutes);
    assert.deepEqual(await db.selectFrom("availabilityRules").selectAll().execute(), []);
  },
);

databaseTest(
  "an attacker who registers an address first does not get its later owner's account",
  async ({ db }) => {
    const practice = testPractice(db);
    const [eve, owner] = [callerFrom(practice, "198.51.100.7"), callerFrom(practice)];
    await signUp(eve, { ...ada, name: "Eve", password: "I was here before you" });
    const evesCode = codeIn(await newestMail(practice));
    const asked = await signUp(owner, ada);
    assert.ok(asked.kind === "code_sent");
    const code = codeIn(await newestMail(practice));

    const proven = await verifyAttempt(owner, { attemptId: asked.attemptId, code }, freshBrowser);
    assert.ok(proven.kind === "verified");
    assert.equal(proven.actor.name, "Ada King");
    const evesTry = await signIn(eve, { email: ada.email, password: "I was here before you" }, freshBrowser);
    assert.equal(evesTry.kind, "wrong");
    const evesProof = await verifyEmail(eve, { email: ada.email, code: evesCode }, freshBrowser);
    assert.equal(evesProof.kind, "wrong_code");
    assert.equal(await countUsers(db), 1);
  },
);

databaseTest(
  "the code of a stranger's attempt does not verify another attempt, whichever came last",
  async ({ db }) => {
    const practice = testPractice(db);
    const asked = await signUp(callerFrom(practice), ada);
    assert.ok(asked.kind === "code_sent");
    // Delivered before the next one is requested, because the queue does not order jobs due at the same time.
    await newestMail(practice);
    practice.clock.advance({ seconds: 1 });
    await signUp(callerFrom(practice, "198.51.100.7"), { ...ada, password: "I was here after you" });
    const code = codeIn(await newestMail(practice));
    const result = await verifyAttempt(
      callerFrom(practice),
      { attemptId: asked.attemptId, code },
      freshBrowser,
    );
    assert.equal(result.kind, "wrong_code");
    assert.equal(await countUsers(db), 0);
  },
);

databaseTest(
  "a taken address gets the same answer; its owner gets a mail and nothing else happens",
  async ({ db }) => {
    const practice = testPractice(db);
    const visit = callerFrom(practice);
    const owner = await createPatient(practice, { email: "Ada.King@analytical.example" });
    const taken = await signUp(visit, { ...ada, email: "ada.king@ANALYTICAL.example" });
    const free = await signUp(visit, { ...ada, email: "nobody-yet@example.com" });
    assert.ok(taken.kind === "code_sent" && free.kind === "code_sent");
    assert.deepEqual(Object.keys(taken), Object.keys(free));

    await runDueJobs(practice);
    const mail = practice.outbox.find(({ to }) => to === "Ada.King@analytical.example");
    assert.match(mail?.subject ?? "", /already have an account/);
    assert.doesNotMatch(mail?.text ?? "", /\d{6}|verify-email/);

    // Guessing looks the same as well: five attempts, then none.
    for (let triesLeft = 4; triesLeft >= 0; triesLeft--) {
      for (const { attemptId } of [taken, free]) {
        const guess = await verifyAttempt(visit, { attemptId, code: "not it" }, freshBrowser);
        assert.deepEqual(guess, { kind: "wrong_code", triesLeft });
      }
    }
    for (const { attemptId } of [taken, free]) {
      assert.deepEqual(await verifyAttempt(visit, { attemptId, code: "not it" }, freshBrowser), {
        kind: "gone",
      });
    }
    assert.deepEqual((await db.selectFrom("users").select("id").execute()).map(({ id }) => id), [owner.id]);
  },
);

databaseTest(
  "signing up costs the same queries whether or not the address has an account",
  async ({ db }) => {
    const practice = testPractice(db);
    await createPatient(practice, { email: "taken@example.com" });
    const seen: string[][] = [];
    for (const email of ["taken@example.com", "free@example.com"]) {
      const statements: string[] = [];
      const watched = db.withPlugin({
        transformQuery: ({ node }) => (statements.push(node.kind), node),
        transformResult: ({ result }) => Promise.resolve(result),
      }) as Db;
      await signUp({ ...callerFrom(practice), db: watched }, { ...ada, email });
      seen.push(statements);
    }
    assert.deepEqual(seen[0], seen[1]);
    assert.ok(seen[0].length >= 3);
  },
);

databaseTest("a pending sign-up is sealed, and its code and link are stored as hashes", async ({ db }) => {
  const practice = testPractice(db);
  await signUp(callerFrom(practice), ada);
  const mail = await newestMail(practice);
  const row = await db.selectFrom("tokens").selectAll().executeTakeFirstOrThrow();
  const stored = JSON.stringify(row);
  const secret = /verify-email\/(\S+)/.exec(mail.text)?.[1] ?? "";
  assert.ok(secret.length >= 26, "It has at least 128 bits in base 32.");
  for (const plain of [codeIn(mail), secret, "Ada King", "$2b$", ada.password]) {
    assert.ok(!stored.includes(plain), plain);
  }
  assert.equal(row.codeHash, hashCode(practice, row.id, codeIn(mail)));
});

databaseTest("the mail contains no input except the address that it goes to", async ({ db }) => {
  const practice = testPractice(db);
  await signUp(callerFrom(practice), { ...ada, name: "Visit https://evil.example now" });
  const mail = await newestMail(practice);
  assert.equal(mail.to, ada.email);
  assert.doesNotMatch(mail.subject + mail.text + mail.html, /evil/);
});

databaseTest("a commonly guessed password is refused, and nothing is stored or sent", async ({ db }) => {
  const practice = testPractice(db);
  for (const password of ["password1", "adaking1815", "Bloom2026"]) {
    assert.equal((await signUp(callerFrom(practice), { ...ada, password })).kind, "weak_password");
  }
  assert.deepEqual(await db.selectFrom("tokens").selectAll().execute(), []);
  assert.deepEqual(await db.selectFrom("jobs").selectAll().execute(), []);
});

databaseTest(
  "a new account is audited, with its owner as the actor",
  async ({ db }) => {
    const practice = testPractice(db);
    const visit = callerFrom(practice, "203.0.113.9");
    await signUp(visit, ada);
    const proven = await verifyEmail(
      visit,
      { email: ada.email, code: codeIn(await newestMail(practice)) },
      freshBrowser,
    );
    assert.ok(proven.kind === "verified");
    const { userId } = proven.actor;
    const event = await db.selectFrom("auditEvents").selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      { ...event, id: null, at: null },
      {
        id: null,
        at: null,
        actorId: userId,
        actorRole: "patient",
        action: "sign_up",
        subjectType: "user",
        subjectId: userId,
        ownerId: userId,
        outcome: "allowed",
        reason: null,
        network: "203.0.113.9",
        requestId: visit.requestId,
      },
    );
  },
);
