import assert from "node:assert/strict";
import { signInWithPasskey } from "../../../lib/auth/passkeys/sign_in_with_passkey.ts";
import type { Browser } from "../../../lib/auth/sessions/session.ts";
import { databaseTest } from "../../support/database.ts";
import { type Authenticator, type Twist } from "../../support/authenticator.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { callerFrom, freshBrowser } from "../visitor.ts";
import { ask, partyOf, register } from "./holder.ts";

async function signIn(
  practice: TestPractice,
  authenticator: Authenticator,
  twist: Twist = {},
  browser: Browser = freshBrowser,
) {
  const { options, browserSecret } = await ask(practice);
  const credential = await authenticator.get(options, twist);
  return await signInWithPasskey(
    callerFrom(practice),
    partyOf(practice),
    { credential, browserSecret },
    browser,
  );
}

databaseTest("a passkey that verified its user counts as two factors and signs in alone", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createTherapist(practice);
  const { authenticator } = await register(practice, user);
  const result = await signIn(practice, authenticator);
  assert.ok(result.kind === "signed_in");
  assert.equal(result.actor.userId, user.id);
  assert.ok(result.session.secondFactorAt);
  const { method } = await db.selectFrom("sessions").select("method").where("id", "=", result.session.id)
    .executeTakeFirstOrThrow();
  assert.equal(method, "passkey");
  const passkey = await db.selectFrom("passkeys").selectAll().executeTakeFirstOrThrow();
  assert.equal(passkey.counter, 1);
  assert.equal(passkey.lastUsedAt?.toString(), practice.now().toString());
  const trail = await db.selectFrom("auditEvents").select(["action", "reason"])
    .where("action", "in", ["sign_in", "add_passkey"]).execute();
  assert.deepEqual(trail.toSorted((a, b) => a.action < b.action ? -1 : 1), [
    { action: "add_passkey", reason: null },
    { action: "sign_in", reason: "passkey" },
  ]);
});

databaseTest(
  "a passkey with only a touch is one factor: staff need a second, patients do not",
  async ({ db }) => {
    const practice = testPractice(db);
    const therapist = await register(practice, await createTherapist(practice), { userVerified: false });
    const asked = await signIn(practice, therapist.authenticator);
    assert.equal(asked.kind, "second_factor_needed");
    const patient = await register(practice, await createPatient(practice), { userVerified: false });
    const result = await signIn(practice, patient.authenticator);
    assert.ok(result.kind === "signed_in");
    assert.equal(result.session.secondFactorAt, null);
  },
);

databaseTest("a passkey without a counter signs in every time", async ({ db }) => {
  const practice = testPractice(db);
  const { authenticator } = await register(practice, await createPatient(practice));
  for (let time = 0; time < 3; time++) {
    assert.equal((await signIn(practice, authenticator, { counter: 0 })).kind, "signed_in");
  }
});

databaseTest("an unregistered or removed passkey does not sign in", async ({ db }) => {
  const practice = testPractice(db);
  const { authenticator } = await register(practice, await createPatient(practice));
  await db.deleteFrom("passkeys").execute();
  assert.deepEqual(await signIn(practice, authenticator), { kind: "wrong" });
});
