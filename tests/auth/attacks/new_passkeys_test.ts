import assert from "node:assert/strict";
import { askForNewPasskey } from "../../../lib/auth/passkeys/ask_for_new_passkey.ts";
import { registerPasskey } from "../../../lib/auth/passkeys/register_passkey.ts";
import { newSecret } from "../../../lib/auth/tokens/secret.ts";
import { makeAuthenticator, type Twist } from "../../support/authenticator.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { actingFor, testPractice } from "../../support/practice.ts";
import { partyOf, sessionFor } from "../passkeys/holder.ts";

databaseTest(
  "a passkey is registered only if it was made here, for this account, in this browser, and once",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const session = await sessionFor(practice, user);
    const acting = actingFor(practice, user);
    const stranger = actingFor(practice, await createPatient(practice));
    const attempt = async (twist: Twist, { as = acting, secret = "" } = {}) => {
      const browserSecret = newSecret();
      const options = await askForNewPasskey(acting, partyOf(practice), browserSecret);
      const credential = await (await makeAuthenticator(practice.config.origin)).create(options, twist);
      const register = async () =>
        (await registerPasskey(as, session, partyOf(practice), {
          credential,
          browserSecret: secret || browserSecret,
          userAgent: "",
        })).kind;
      return [await register(), await register()];
    };
    assert.deepEqual(await attempt({ origin: "https://evil.example" }), ["wrong", "gone"]);
    assert.deepEqual(await attempt({ rpId: "evil.example" }), ["wrong", "gone"]);
    assert.deepEqual(await attempt({ type: "webauthn.get" }), ["wrong", "gone"]);
    assert.deepEqual(await attempt({}, { as: stranger }), ["gone", "gone"]);
    assert.deepEqual(await attempt({}, { secret: newSecret() }), ["gone", "gone"]);
    assert.deepEqual(await attempt({}), ["registered", "gone"]);
  },
);

databaseTest(
  "a passkey with a manufacturer's certificate is refused, because none was requested",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const acting = actingFor(practice, user);
    const session = await sessionFor(practice, user);
    const attempt = async (twist: Twist) => {
      const browserSecret = newSecret();
      const options = await askForNewPasskey(acting, partyOf(practice), browserSecret);
      const credential = await (await makeAuthenticator(practice.config.origin)).create(options, twist);
      const use = { credential, browserSecret, userAgent: "" };
      return (await registerPasskey(acting, session, partyOf(practice), use)).kind;
    };
    assert.equal(await attempt({ isCertified: true }), "wrong");
    assert.equal(await attempt({}), "registered");
  },
);
