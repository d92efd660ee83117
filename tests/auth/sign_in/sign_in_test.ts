import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { findSession } from "../../../lib/auth/sessions/session.ts";
import { signIn } from "../../../lib/auth/sign_in/sign_in.ts";
import { signOut } from "../../../lib/auth/sessions/sign_out.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { verifyAttempt } from "../../../lib/auth/sign_up/verify_email.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { ada, callerFrom, codeIn, freshBrowser, newestMail } from "../visitor.ts";

const password = FACTORY_PASSWORD;

databaseTest("the correct password signs in, whatever the address's case", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice, { email: "Grace@example.com" });
  const result = await signIn(callerFrom(practice), { email: "gRACE@EXAMPLE.COM", password }, freshBrowser);
  assert.ok(result.kind === "signed_in");
  assert.deepEqual(result.actor, {
    userId: user.id,
    role: "patient",
    name: user.name,
    email: "Grace@example.com",
    timeZone: user.timeZone,
  });
  const found = await findSession(practice, result.token);
  assert.deepEqual(found?.actor, result.actor);
});

databaseTest("an unknown address and a wrong password get identical answers", async ({ db }) => {
  const practice = testPractice(db);
  await createPatient(practice, { email: "known@example.com" });
  await signUp(callerFrom(practice), { ...ada, email: "waiting@example.com" });
  const seen: { result: unknown; statements: string[] }[] = [];
  for (const email of ["known@example.com", "unknown@example.com", "waiting@example.com"]) {
    const statements: string[] = [];
    const watched = db.withPlugin({
      transformQuery: ({ node }) => (statements.push(node.kind), node),
      transformResult: ({ result }) => Promise.resolve(result),
    }) as Db;
    const caller = { ...callerFrom(practice), db: watched };
    seen.push({
      result: await signIn(caller, { email, password: "wrong password" }, freshBrowser),
      statements,
    });
  }
  assert.deepEqual(seen[0].result, { kind: "wrong" });
  assert.deepEqual(seen[1], seen[0]);
  assert.deepEqual(seen[2], seen[0]);
});

databaseTest("a suspended user gets the answer for a wrong password", async ({ db }) => {
  const practice = testPractice(db);
  const { email } = await createPatient(practice, { status: "suspended" });
  assert.deepEqual(await signIn(callerFrom(practice), { email, password }, freshBrowser), { kind: "wrong" });
  assert.deepEqual(await db.selectFrom("sessions").selectAll().execute(), []);
});

databaseTest(
  "every sign-in gives a new session token and ends the browser's previous session",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice);
    const first = await signIn(callerFrom(practice), { email, password }, freshBrowser);
    assert.ok(first.kind === "signed_in");
    const again = await signIn(callerFrom(practice), { email, password }, {
      ...freshBrowser,
      session: first.session,
    });
    assert.ok(again.kind === "signed_in");
    assert.notEqual(again.token, first.token);
    assert.notEqual(again.session.id, first.session.id);
    assert.equal(await findSession(practice, first.token), null);
    const elsewhere = await signIn(callerFrom(practice), { email, password }, freshBrowser);
    assert.ok(elsewhere.kind === "signed_in");
    assert.ok(await findSession(practice, again.token), "Another browser's session is left alone.");
  },
);

databaseTest(
  "the password of a sign-up that waits for its code signs no one in, sends no mail and leaves the code",
  async ({ db }) => {
    const practice = testPractice(db);
    const caller = callerFrom(practice);
    const asked = await signUp(caller, ada);
    assert.ok(asked.kind === "code_sent");
    const code = codeIn(await newestMail(practice));
    const result = await signIn(caller, { email: ada.email, password: ada.password }, freshBrowser);
    assert.deepEqual(result, { kind: "wrong" });
    assert.deepEqual(await db.selectFrom("sessions").selectAll().execute(), []);
    assert.equal(await runDueJobs(practice), 0);
    const proven = await verifyAttempt(caller, { attemptId: asked.attemptId, code }, freshBrowser);
    assert.equal(proven.kind, "verified");
  },
);

databaseTest(
  "a sign-up attempt with a taken address never signs in, whatever its password",
  async ({ db }) => {
    const practice = testPractice(db);
    await createPatient(practice, { email: ada.email });
    await signUp(callerFrom(practice), ada);
    const result = await signIn(
      callerFrom(practice),
      { email: ada.email, password: ada.password },
      freshBrowser,
    );
    assert.deepEqual(result, { kind: "wrong" });
  },
);

databaseTest(
  "session lifetimes depend on the role: the more it can read, the shorter",
  async ({ db }) => {
    const practice = testPractice(db);
    const people = [
      await createPatient(practice),
      await createTherapist(practice),
      await createAdmin(practice),
    ];
    const hours: number[] = [];
    for (const { email } of people) {
      const result = await signIn(callerFrom(practice), { email, password }, freshBrowser);
      assert.ok(result.kind === "signed_in");
      hours.push(practice.now().until(result.session.expiresAt).total("hours"));
    }
    assert.deepEqual(hours, [720, 168, 12]);
  },
);

databaseTest("signing in and out is audited, and refusals are audited with their reason", async ({ db }) => {
  const practice = testPractice(db);
  const { id, email } = await createPatient(practice);
  const suspended = await createPatient(practice, { status: "suspended" });
  const caller = callerFrom(practice, "203.0.113.9");
  await signIn(caller, { email, password: "wrong password" }, freshBrowser);
  await signIn(caller, { email: "unknown@example.com", password }, freshBrowser);
  await signIn(caller, { email: suspended.email, password }, freshBrowser);
  const result = await signIn(caller, { email, password }, freshBrowser);
  assert.ok(result.kind === "signed_in");
  await signOut({ ...caller, actor: result.actor }, result.session);

  const events = await db.selectFrom("auditEvents")
    .select(["action", "actorId", "subjectId", "ownerId", "outcome", "reason", "network"]).execute();
  const wanted = [
    {
      action: "sign_in",
      actorId: null,
      subjectId: id,
      ownerId: id,
      outcome: "refused",
      reason: "wrong_password",
    },
    {
      action: "sign_in",
      actorId: null,
      subjectId: null,
      ownerId: null,
      outcome: "refused",
      reason: "wrong_password",
    },
    {
      action: "sign_in",
      actorId: null,
      subjectId: suspended.id,
      ownerId: suspended.id,
      outcome: "refused",
      reason: "suspended",
    },
    { action: "sign_in", actorId: id, subjectId: id, ownerId: id, outcome: "allowed", reason: "password" },
    { action: "sign_out", actorId: id, subjectId: id, ownerId: id, outcome: "allowed", reason: null },
  ].map((event) => ({ ...event, network: "203.0.113.9" }));
  const inOrder = (list: object[]) => list.map((event) => JSON.stringify(event)).sort();
  assert.deepEqual(inOrder(events), inOrder(wanted));
});
