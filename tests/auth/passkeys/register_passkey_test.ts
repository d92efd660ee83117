import assert from "node:assert/strict";
import { transaction } from "../../../db/transaction.ts";
import { removePasskey, renamePasskey } from "../../../lib/auth/passkeys/change_passkey.ts";
import { listPasskeys } from "../../../lib/auth/passkeys/list_passkeys.ts";
import { MOST_PASSKEYS, registerPasskey } from "../../../lib/auth/passkeys/register_passkey.ts";
import { askForNewPasskey } from "../../../lib/auth/passkeys/ask_for_new_passkey.ts";
import { relyingParty } from "../../../lib/auth/passkeys/relying_party.ts";
import { finishSignIn } from "../../../lib/auth/sessions/finish_sign_in.ts";
import { makeRecoveryCodes } from "../../../lib/auth/two_factor/recovery_codes.ts";
import { newSecret } from "../../../lib/auth/tokens/secret.ts";
import { findSession, startSession } from "../../../lib/auth/sessions/session.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, testPractice } from "../../support/practice.ts";
import { byPassword, callerFrom, freshBrowser, newestMail } from "../visitor.ts";
import { partyOf, register, sessionFor } from "./holder.ts";

databaseTest("a new passkey is named after the browser, and its owner is notified", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  await register(practice, user);
  const [passkey, ...others] = await listPasskeys(db, user.id);
  assert.deepEqual(others, []);
  assert.match(passkey.name, /Chrome/);
  const mail = await newestMail(practice);
  assert.equal(mail.to, user.email);
  assert.match(mail.subject, /passkey was added/);
});

databaseTest(
  "registration options exclude existing passkeys and request no attestation",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const { authenticator } = await register(practice, user);
    const options = await askForNewPasskey(actingFor(practice, user), partyOf(practice), newSecret());
    assert.deepEqual(options.excludeCredentials?.map(({ id }) => id), [authenticator.id]);
    assert.equal(options.attestation, "none");
    assert.equal(options.authenticatorSelection?.residentKey, "preferred");
    assert.equal(options.authenticatorSelection?.userVerification, "preferred");
    assert.ok(!options.user.id.includes(user.email));
  },
);

databaseTest("a passkey that is already registered is reported, no matter who owns it", async ({ db }) => {
  const practice = testPractice(db);
  const { authenticator } = await register(practice, await createPatient(practice));
  const other = await createPatient(practice);
  const browserSecret = newSecret();
  const acting = actingFor(practice, other);
  const options = await askForNewPasskey(acting, partyOf(practice), browserSecret);
  const result = await registerPasskey(acting, await sessionFor(practice, other), partyOf(practice), {
    credential: await authenticator.create(options),
    browserSecret,
    userAgent: "",
  });
  assert.deepEqual(result, { kind: "known" });
  assert.deepEqual(await listPasskeys(db, other.id), []);
});

databaseTest("the number of passkeys is limited", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const { session } = await register(practice, user);
  for (let count = 1; count < MOST_PASSKEYS; count++) await register(practice, user, { session });
  await assert.rejects(register(practice, user, { session }), /too_many_passkeys/);
}, { engines: ["PGlite"] });

databaseTest("adding or removing a passkey ends the other sessions, not this one", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const start = () =>
    transaction(
      db,
      (trx) => startSession(trx, callerFrom(practice), user, freshBrowser, byPassword),
    );
  const stays = async (token: string) => await findSession(practice, token) !== null;
  const [here, elsewhere] = [await start(), await start()];
  const { passkeyId, result } = await register(practice, user, { session: here.session });
  const { token } = result.started;
  assert.ok(!await stays(here.token), "This one continues under a new token.");
  assert.ok(await stays(token));
  assert.ok(!await stays(elsewhere.token));
  const later = await start();
  assert.equal((await removePasskey(actingFor(practice, user), here.session, passkeyId)).kind, "removed");
  assert.ok(await stays(token));
  assert.ok(!await stays(later.token));
});

databaseTest(
  "adding or removing a passkey ends all browser trust, and removing the last deletes recovery codes",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createTherapist(practice);
    const trust = async () => {
      await db.updateTable("browsers").set({ trustedUntil: practice.now().add({ hours: 24 }) }).execute();
    };
    const left = async () => {
      const trusted = await db.selectFrom("browsers").select("id").where("trustedUntil", "is not", null)
        .execute();
      const codes = await db.selectFrom("recoveryCodes").select("id").execute();
      return [trusted.length, codes.length];
    };
    await transaction(db, (trx) => finishSignIn(trx, callerFrom(practice), user, freshBrowser, byPassword));
    await transaction(db, (trx) => makeRecoveryCodes(trx, practice, user.id));
    await trust();
    const { session, passkeyId } = await register(practice, user);
    assert.deepEqual(await left(), [0, 10]);
    const second = await register(practice, user, { session });
    await trust();
    await removePasskey(actingFor(practice, user), session, passkeyId);
    assert.deepEqual(await left(), [0, 10]);
    await removePasskey(actingFor(practice, user), session, second.passkeyId);
    assert.deepEqual(await left(), [0, 0]);
  },
);

databaseTest("users rename and remove only their own passkeys", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const { passkeyId, session } = await register(practice, user);
  const stranger = actingFor(practice, await createTherapist(practice));
  assert.deepEqual(await renamePasskey(stranger, { passkeyId, name: "Mine" }), { kind: "not_found" });
  assert.deepEqual(await removePasskey(stranger, session, passkeyId), { kind: "not_found" });
  assert.deepEqual(await renamePasskey(actingFor(practice, user), { passkeyId, name: "Blue phone" }), {
    kind: "renamed",
  });
  assert.equal((await listPasskeys(db, user.id))[0].name, "Blue phone");
});

databaseTest(
  "the last sign-in method cannot be removed, and if the last two are removed simultaneously, one stays",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const first = await register(practice, user);
    const second = await register(practice, user, { session: first.session });
    await db.updateTable("accounts").set({ passwordHash: null }).where("userId", "=", user.id).execute();
    const acting = actingFor(practice, user);
    const kinds = await Promise.all(
      [first, second].map(async ({ passkeyId }) =>
        (await removePasskey(acting, first.session, passkeyId)).kind
      ),
    );
    assert.deepEqual(kinds.toSorted(), ["last_way_in", "removed"]);
    assert.equal((await listPasskeys(db, user.id)).length, 1);
  },
);

Deno.test("the relying party is the configured host, and only if that has a name", () => {
  assert.deepEqual(relyingParty({ origin: "https://care.bloom.example:8443" }), {
    id: "care.bloom.example",
    origin: "https://care.bloom.example:8443",
  });
  for (const origin of ["http://127.0.0.1:3000", "http://[::1]:3000"]) {
    assert.equal(relyingParty({ origin }), null);
  }
});
