import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { confirmWithPasskey } from "../../../lib/auth/passkeys/confirm_with_passkey.ts";
import { secondFactorByPasskey } from "../../../lib/auth/passkeys/second_factor_by_passkey.ts";
import type { Session } from "../../../lib/auth/sessions/found_session.ts";
import { beginChallenge, findChallenge } from "../../../lib/auth/two_factor/challenge.ts";
import type { SignInMethod } from "../../../lib/shared/codes/sign_in_methods.ts";
import type { Authenticator, Twist } from "../../support/authenticator.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../../support/practice.ts";
import { callerFrom, freshBrowser } from "../visitor.ts";
import { ask, partyOf, register, sessionFor } from "./holder.ts";

async function passChallenge(
  practice: TestPractice,
  user: User,
  authenticator: Authenticator,
  method: SignInMethod,
  twist: Twist = {},
) {
  const visit = callerFrom(practice);
  const secret = await transaction(practice.db, (trx) => beginChallenge(trx, visit, user, method));
  const challenge = await findChallenge(visit, secret);
  assert.ok(challenge);
  const { options, browserSecret } = await ask(practice, { purpose: "second_factor", userId: user.id });
  const credential = await authenticator.get(options, twist);
  const pass = () =>
    secondFactorByPasskey(visit, partyOf(practice), { challenge, secret }, {
      credential,
      browserSecret,
    }, freshBrowser);
  return {
    result: await pass(),
    again: pass,
    isWaiting: async () => await findChallenge(visit, secret) !== null,
  };
}

async function confirm(
  practice: TestPractice,
  user: User,
  session: Session,
  authenticator: Authenticator,
  twist: Twist = {},
) {
  const { options, browserSecret } = await ask(practice, { purpose: "confirmation", userId: user.id });
  const credential = await authenticator.get(options, twist);
  return await confirmWithPasskey(actingFor(practice, user), session, partyOf(practice), {
    credential,
    browserSecret,
  });
}

databaseTest("after a password, a passkey with only a touch is the second factor", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createTherapist(practice);
  const { authenticator } = await register(practice, user, { userVerified: false });
  const { result, again, isWaiting } = await passChallenge(practice, user, authenticator, "password");
  assert.ok(result.kind === "signed_in");
  assert.ok(result.session.secondFactorAt);
  assert.deepEqual(await again(), { kind: "gone" });
  assert.ok(!await isWaiting(), "The first factor counts for one sign-in.");
});

databaseTest(
  "one touch is not two factors: after a passkey, another one must verify its user",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createTherapist(practice);
    const { authenticator } = await register(practice, user, { userVerified: false });
    const touched = await passChallenge(practice, user, authenticator, "passkey");
    assert.deepEqual(touched.result, { kind: "wrong" });
    const verified = await passChallenge(practice, user, authenticator, "passkey", { userVerified: true });
    assert.equal(verified.result.kind, "signed_in");
  },
);

databaseTest(
  "a passkey proves the user's identity and upgrades a session to two factors",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const { authenticator } = await register(practice, user);
    const session = await sessionFor(practice, user);
    practice.clock.advance({ minutes: 20 });
    const result = await confirm(practice, user, session, authenticator);
    assert.ok(result.kind === "confirmed");
    assert.equal(result.started.session.provenAt.toString(), practice.now().toString());
    assert.ok(result.started.session.secondFactorAt);
    assert.ok(result.started.token, "The session gets a new token.");
  },
);

databaseTest(
  "a touch in a session that began with a touch renews the proof but is not a second factor",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const { authenticator } = await register(practice, user, { userVerified: false });
    const session = await sessionFor(practice, user, "passkey");
    const result = await confirm(practice, user, session, authenticator);
    assert.ok(result.kind === "confirmed");
    assert.equal(result.started.session.secondFactorAt, null);
  },
);

databaseTest("another user's passkey proves nothing", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createTherapist(practice);
  await register(practice, user);
  const { authenticator } = await register(practice, await createTherapist(practice));
  const session = await sessionFor(practice, user);
  assert.deepEqual(await confirm(practice, user, session, authenticator), { kind: "wrong" });
  const { result } = await passChallenge(practice, user, authenticator, "password");
  assert.deepEqual(result, { kind: "wrong" });
});
