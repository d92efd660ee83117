import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { forgetExpired } from "../../../lib/auth/sessions/forget_expired.ts";
import { endSession, findSession, renewProof, startSession } from "../../../lib/auth/sessions/session.ts";
import { forgetLastFactor } from "../../../lib/auth/two_factor/forget_last_factor.ts";
import { signOut } from "../../../lib/auth/sessions/sign_out.ts";
import { suspendUser } from "../../support/suspend_user.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { byPassword, callerFrom, freshBrowser } from "../visitor.ts";

const start = (practice: TestPractice, user: User) =>
  transaction(practice.db, (trx) => startSession(trx, callerFrom(practice), user, freshBrowser, byPassword));

databaseTest("a token has at least 128 random bits and is stored as a hash", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const [one, other] = [await start(practice, user), await start(practice, user)];
  assert.notEqual(one.token, other.token);
  assert.match(one.token, /^[a-z2-7]{32}$/);
  const stored = JSON.stringify(await db.selectFrom("sessions").selectAll().execute());
  assert.ok(!stored.includes(one.token));
  const rows = await db.selectFrom("sessions").select("tokenHash").execute();
  assert.ok(rows.every(({ tokenHash }) => /^[0-9a-f]{64}$/.test(tokenHash)));
});

databaseTest("a session is found with its user in one query", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createTherapist(practice);
  const { token, session } = await start(practice, user);
  let queries = 0;
  const watched = db.withPlugin({
    transformQuery: ({ node }) => (queries++, node),
    transformResult: ({ result }) => Promise.resolve(result),
  }) as Db;
  const found = await findSession({ ...practice, db: watched }, token);
  assert.equal(queries, 1);
  assert.equal(found?.session.id, session.id);
  assert.equal(found?.actor.role, "therapist");
});

databaseTest(
  "a password proof brings back no proof of a factor that was removed meanwhile",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createTherapist(practice);
    const byPasskey = { method: "passkey", twoFactors: true } as const;
    const { session } = await transaction(
      db,
      (trx) => startSession(trx, callerFrom(practice), user, freshBrowser, byPasskey),
    );
    assert.ok(session.secondFactorAt && session.stronglyProvenAt);
    await transaction(db, (trx) => forgetLastFactor(trx, practice, user.id));
    // This request has read its session before the factor was removed.
    const proof = { twoFactors: false, isStrong: false };
    const renewed = await transaction(db, (trx) => renewProof(trx, practice, session, proof));
    const found = await findSession(practice, renewed.token);
    for (const { secondFactorAt, stronglyProvenAt } of [renewed.session, found?.session ?? session]) {
      assert.deepEqual([secondFactorAt, stronglyProvenAt], [null, null]);
    }
  },
);

databaseTest("an invented, ended or malformed token opens nothing", async ({ db }) => {
  const practice = testPractice(db);
  const { token, session } = await start(practice, await createPatient(practice));
  for (
    const invented of [
      "",
      token.slice(1),
      `${token}a`,
      token.toUpperCase(),
      session.id,
      "' OR '1'='1",
      "\u0000",
    ]
  ) {
    assert.equal(await findSession(practice, invented), null);
  }
  await transaction(db, (trx) => endSession(trx, practice, session.id));
  assert.equal(await findSession(practice, token), null);
});

databaseTest("signing out ends this session on the server and no other", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const [here, elsewhere] = [await start(practice, user), await start(practice, user)];
  await signOut(callerFrom(practice), here.session);
  assert.equal(await findSession(practice, here.token), null);
  assert.ok(await findSession(practice, elsewhere.token));
});

databaseTest("a suspended or deleted user loses access at the next request", async ({ db }) => {
  const practice = testPractice(db);
  const [suspended, deleted] = [await createPatient(practice), await createAdmin(practice)];
  const tokens = [(await start(practice, suspended)).token, (await start(practice, deleted)).token];
  await suspendUser(callerFrom(practice), suspended.id);
  await db.deleteFrom("users").where("id", "=", deleted.id).execute();
  for (const token of tokens) assert.equal(await findSession(practice, token), null);
});

databaseTest("the next request sees a changed role or name", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createTherapist(practice);
  const { token } = await start(practice, user);
  await db.updateTable("users").set({ role: "patient", name: "New Name" }).where("id", "=", user.id)
    .execute();
  const found = await findSession(practice, token);
  assert.deepEqual([found?.actor.role, found?.actor.name], ["patient", "New Name"]);
});

databaseTest(
  "an unused session ends after its role's idle time; a used one lasts until its absolute end",
  async ({ db }) => {
    const practice = testPractice(db);
    const { token } = await start(practice, await createTherapist(practice));
    practice.clock.advance({ hours: 11, minutes: 59 });
    assert.ok(await findSession(practice, token));
    practice.clock.advance({ hours: 11, minutes: 59 });
    assert.ok(await findSession(practice, token), "Use restarted the idle time.");
    practice.clock.advance({ hours: 12 });
    assert.equal(await findSession(practice, token), null);

    const used = await start(practice, await createTherapist(practice));
    for (let hours = 0; hours < 168 - 6; hours += 6) {
      practice.clock.advance({ hours: 6 });
      assert.ok(await findSession(practice, used.token));
    }
    practice.clock.advance({ hours: 6 });
    assert.equal(
      await findSession(practice, used.token),
      null,
      "The absolute end also applies to a used session.",
    );
  },
);

databaseTest("the last-seen time is written at most once a minute", async ({ db }) => {
  const practice = testPractice(db);
  const { token, session } = await start(practice, await createPatient(practice));
  const lastSeen = async () =>
    (await db.selectFrom("sessions").select("lastSeenAt").where("id", "=", session.id)
      .executeTakeFirstOrThrow())
      .lastSeenAt;
  practice.clock.advance({ seconds: 59 });
  await findSession(practice, token);
  assert.ok((await lastSeen()).equals(session.lastSeenAt));
  practice.clock.advance({ seconds: 1 });
  await findSession(practice, token);
  assert.ok((await lastSeen()).equals(practice.now()));
});

databaseTest("expired sessions and tokens are deleted, and the others stay", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  await start(practice, user);
  practice.clock.advance({ hours: 24 * 29 });
  const { session } = await start(practice, user);
  practice.clock.advance({ hours: 24 });
  await forgetExpired(practice);
  assert.deepEqual(await db.selectFrom("sessions").select("id").execute(), [{ id: session.id }]);
});
