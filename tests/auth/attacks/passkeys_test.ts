import assert from "node:assert/strict";
import { confirmWithPasskey } from "../../../lib/auth/passkeys/confirm_with_passkey.ts";
import { signInWithPasskey } from "../../../lib/auth/passkeys/sign_in_with_passkey.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { newSecret } from "../../../lib/auth/tokens/secret.ts";
import type { UsedCredential } from "../../../lib/shared/schemas/passkeys.ts";
import { makeAuthenticator, type Twist } from "../../support/authenticator.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../../support/practice.ts";
import { ask, partyOf, register } from "../passkeys/holder.ts";
import { callerFrom, freshBrowser, newestMail } from "../visitor.ts";

const signIn = async (practice: TestPractice, credential: UsedCredential, browserSecret: string) =>
  (await signInWithPasskey(
    callerFrom(practice),
    partyOf(practice),
    { credential, browserSecret },
    freshBrowser,
  )).kind;

databaseTest("an answer counts once: of two simultaneous uses, one signs in", async ({ db }) => {
  const practice = testPractice(db);
  // It does not count its uses, so only the challenge tells the two apart.
  const { authenticator } = await register(practice, await createPatient(practice));
  const { options, browserSecret } = await ask(practice);
  const credential = await authenticator.get(options, { counter: 0 });
  const kinds = await Promise.all([1, 2].map(() => signIn(practice, credential, browserSecret)));
  assert.deepEqual(kinds.toSorted(), ["gone", "signed_in"]);
  assert.equal(await signIn(practice, credential, browserSecret), "gone");
});

databaseTest("an answer counts only in the browser that was asked, and for five minutes", async ({ db }) => {
  const practice = testPractice(db);
  const { authenticator } = await register(practice, await createPatient(practice));
  const elsewhere = await ask(practice);
  assert.equal(await signIn(practice, await authenticator.get(elsewhere.options), newSecret()), "gone");
  assert.equal(await signIn(practice, await authenticator.get(elsewhere.options), ""), "gone");
  const late = await ask(practice);
  practice.clock.advance({ minutes: 5 });
  assert.equal(await signIn(practice, await authenticator.get(late.options), late.browserSecret), "gone");
});

databaseTest("an answer counts only for its own question and its own user", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const other = await createPatient(practice);
  const { authenticator, session } = await register(practice, user);
  const confirmation = { purpose: "confirmation", userId: user.id } as const;
  for (const asked of [confirmation, { purpose: "second_factor", userId: user.id } as const]) {
    const { options, browserSecret } = await ask(practice, asked);
    assert.equal(await signIn(practice, await authenticator.get(options), browserSecret), "gone");
  }
  const others = [
    {},
    { ...confirmation, userId: other.id },
    { purpose: "second_factor", userId: user.id } as const,
  ];
  for (const asked of others) {
    const { options, browserSecret } = await ask(practice, asked);
    const credential = await authenticator.get(options);
    const use = { credential, browserSecret };
    const result = await confirmWithPasskey(actingFor(practice, user), session, partyOf(practice), use);
    assert.deepEqual(result, { kind: "gone" });
  }
});

databaseTest("a signature for another site or host does not sign in", async ({ db }) => {
  const practice = testPractice(db);
  const { authenticator } = await register(practice, await createPatient(practice));
  const twists: Twist[] = [
    { origin: "https://bloom.example.evil.example" },
    { origin: "http://localhost:3001" },
    { rpId: "evil.example" },
    { type: "webauthn.create" },
  ];
  for (const twist of twists) {
    const { options, browserSecret } = await ask(practice);
    const credential = await authenticator.get(options, twist);
    assert.equal(await signIn(practice, credential, browserSecret), "wrong", JSON.stringify(twist));
  }
});

databaseTest(
  "a passkey that names no user, or another user, does not sign in",
  async ({ db }) => {
    const practice = testPractice(db);
    const { authenticator } = await register(practice, await createPatient(practice));
    for (const userHandle of [null, "AAAA"]) {
      const { options, browserSecret } = await ask(practice);
      const credential = await authenticator.get(options, { userHandle });
      assert.equal(await signIn(practice, credential, browserSecret), "wrong");
    }
  },
);

databaseTest("another key's signature does not sign in", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const { authenticator } = await register(practice, user);
  const { options, browserSecret } = await ask(practice);
  const forger = await makeAuthenticator(practice.config.origin);
  const [right, forged] = [await authenticator.get(options), await forger.get(options)];
  const { signature } = forged.response;
  const credential = { ...right, response: { ...right.response, signature } };
  assert.equal(await signIn(practice, credential, browserSecret), "wrong");
});

databaseTest(
  "a counter that did not increase means a copy: the passkey is refused and its owner notified",
  async ({ db }) => {
    const practice = testPractice(db);
    const { authenticator } = await register(practice, await createPatient(practice));
    await newestMail(practice);
    const use = async (counter: number) => {
      const { options, browserSecret } = await ask(practice);
      return await signIn(practice, await authenticator.get(options, { counter }), browserSecret);
    };
    assert.equal(await use(7), "signed_in");
    for (const counter of [7, 3, 0]) {
      assert.equal(await use(counter), "wrong");
      assert.match((await newestMail(practice)).text, /may be a copy of it/);
    }
    assert.equal(await use(8), "signed_in");
    const refused = await db.selectFrom("auditEvents").select("reason")
      .where("action", "=", "sign_in").where("outcome", "=", "refused").execute();
    assert.deepEqual(refused.map(({ reason }) => reason), Array(3).fill("passkey_counter"));
  },
);

databaseTest(
  "a counter is trusted only after the signature, so strangers cannot alarm the owner",
  async ({ db }) => {
    const practice = testPractice(db);
    const { authenticator } = await register(practice, await createPatient(practice));
    await newestMail(practice);
    const first = await ask(practice);
    const used = await authenticator.get(first.options, { counter: 7 });
    assert.equal(await signIn(practice, used, first.browserSecret), "signed_in");
    const { options, browserSecret } = await ask(practice);
    const forged = await authenticator.get(options, { counter: 3 });
    forged.response.signature = used.response.signature;
    assert.equal(await signIn(practice, forged, browserSecret), "wrong");
    const sent = practice.outbox.length;
    await runDueJobs(practice);
    assert.equal(practice.outbox.length, sent);
  },
);

databaseTest("the passkey of a suspended or deleted user does not sign in", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const { authenticator } = await register(practice, user);
  for (const status of ["suspended", "deleted"] as const) {
    await db.updateTable("users").set({ status }).where("id", "=", user.id).execute();
    const { options, browserSecret } = await ask(practice);
    assert.equal(await signIn(practice, await authenticator.get(options), browserSecret), "wrong");
  }
  const sessions = await db.selectFrom("sessions").select("id").where("method", "=", "passkey").execute();
  assert.deepEqual(sessions, []);
});

databaseTest("when two copies of a passkey are used simultaneously, one signs in", async ({ db }) => {
  const practice = testPractice(db);
  const { authenticator } = await register(practice, await createPatient(practice));
  const uses = await Promise.all([1, 2].map(async () => {
    const { options, browserSecret } = await ask(practice);
    return { credential: await authenticator.get(options, { counter: 4 }), browserSecret };
  }));
  const kinds = await Promise.all(
    uses.map(({ credential, browserSecret }) => signIn(practice, credential, browserSecret)),
  );
  assert.deepEqual(kinds.toSorted(), ["signed_in", "wrong"]);
});
