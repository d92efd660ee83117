import assert from "node:assert/strict";
import { totpSecretContext } from "../../../lib/auth/two_factor/accept_totp.ts";
import { beginEnrollment, confirmEnrollment } from "../../../lib/auth/two_factor/enrollment.ts";
import { totpCode } from "../../../lib/auth/two_factor/totp.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { actingFor, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { otherThan } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;
const KEY = "/api/user/authenticator";
const confirm = (client: Client, code: string) => client.postJson(`${KEY}/confirmation`, { code });
const status = async (response: Promise<Response>) => (await response).status;
const sessionOf = (client: Client) => status(client.fetch("/api/auth/session"));

databaseTest("enrollment takes effect after the first correct code", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const app = await testApp(practice);
  const client = await app.as(user);
  const { secret } = await (await client.postJson(KEY, {})).json();
  const code = totpCode(secret, practice.now());
  assert.equal(await status(confirm(client, otherThan(code))), 422);
  const account = { email: user.email, password: FACTORY_PASSWORD };
  assert.equal(await status(app.browser().postJson("/api/auth/sign-in", account)), 200);
  assert.equal(await status(confirm(client, code)), 200);
  assert.equal(await status(app.browser().postJson("/api/auth/sign-in", account)), 202);
}, here);

databaseTest(
  "wrong codes before the first correct one do not delay the owner's next sign-in",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const app = await testApp(practice);
    const client = await app.as(user);
    const { secret } = await (await client.postJson(KEY, {})).json();
    const code = totpCode(secret, practice.now());
    for (let wrong = 0; wrong < 4; wrong++) assert.equal(await status(confirm(client, otherThan(code))), 422);
    assert.equal(await status(confirm(client, code)), 200);
    practice.clock.advance({ seconds: 30 });
    const browser = app.browser();
    await browser.postJson("/api/auth/sign-in", { email: user.email, password: FACTORY_PASSWORD });
    const passed = browser.postJson("/api/auth/second-factor", { code: totpCode(secret, practice.now()) });
    assert.equal(await status(passed), 200);
  },
  here,
);

databaseTest("wrong first codes count against the account's limit like all others", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const client = await (await testApp(practice)).as(user);
  const { secret } = await (await client.postJson(KEY, {})).json();
  const wrong = otherThan(totpCode(secret, practice.now()));
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries++) statuses.push(await status(confirm(client, wrong)));
  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429]);
}, here);

databaseTest(
  "a new phone takes effect after its first correct code; until then the old one works",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const old = await addAuthenticator(practice, user.id);
    const app = await testApp(practice);
    const client = await app.as(user, { twoFactors: true });
    const signIn = async (code: string) => {
      const browser = app.browser();
      const account = { email: user.email, password: FACTORY_PASSWORD };
      assert.equal(await status(browser.postJson("/api/auth/sign-in", account)), 202);
      return await status(browser.postJson("/api/auth/second-factor", { code }));
    };
    const { secret } = await (await client.postJson(KEY, {})).json();
    assert.equal(await signIn(totpCode(secret, practice.now())), 422);
    assert.equal(await signIn(old.code()), 200);
    const confirmed = await confirm(client, totpCode(secret, practice.now()));
    assert.deepEqual(await confirmed.json(), { recoveryCodes: null }, "The previous codes still work.");
    practice.clock.advance({ seconds: 60 });
    assert.equal(await signIn(old.code()), 422);
    assert.equal(await signIn(totpCode(secret, practice.now())), 200);
  },
  here,
);

databaseTest(
  "a waiting key is shown to and confirmed by the session that requested it",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const app = await testApp(practice);
    const [own, stolen] = [await app.as(user), await app.as(user)];
    const { secret } = await (await own.postJson(KEY, {})).json();
    const grouped = secret.replace(/(.{4})(?=.)/g, "$1 ");
    const page = "/account/security/authenticator";
    assert.ok((await (await own.fetch(page)).text()).includes(grouped));
    assert.ok(!(await (await stolen.fetch(page)).text()).includes(grouped));
    assert.equal(await status(confirm(stolen, totpCode(secret, practice.now()))), 409);
    assert.equal(await status(confirm(own, totpCode(secret, practice.now()))), 200);
  },
  here,
);

databaseTest("a key that is not confirmed within half an hour expires", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createPatient(practice));
  const { secret } = await (await client.postJson(KEY, {})).json();
  practice.clock.advance({ minutes: 31 });
  assert.equal(await status(confirm(client, totpCode(secret, practice.now()))), 409);
}, here);

databaseTest(
  "a code activates only its own key, even when another is requested in the meantime",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const acting = actingFor(practice, user);
    await (await testApp(practice)).as(user);
    const row = await db.selectFrom("sessions").selectAll().executeTakeFirstOrThrow();
    const session = { ...row };
    const first = await beginEnrollment(acting, session);
    // The second key is requested after the first one's code was verified and before it is written.
    const between = {
      ...acting,
      now: () => acting.now(),
      keyring: {
        ...acting.keyring,
        open: async (sealed: string, context: string) => {
          const opened = await acting.keyring.open(sealed, context);
          await beginEnrollment(acting, session);
          return opened;
        },
      },
    };
    const result = await confirmEnrollment(between, session, totpCode(first, practice.now()));
    assert.equal(result.kind, "gone");
    const stored = await db.selectFrom("twoFactors").selectAll().executeTakeFirstOrThrow();
    assert.equal(stored.confirmedAt, null);
    const waiting = await acting.keyring.open(stored.pendingSecret ?? "", totpSecretContext(user.id));
    assert.notEqual(waiting, first);
  },
);

databaseTest("requesting a key needs a recent proof by the strongest factor", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createTherapist(practice);
  const phone = await addAuthenticator(practice, user.id);
  const client = await (await testApp(practice)).as(user);
  practice.clock.advance({ minutes: 11 });
  for (const path of [KEY, "/api/user/recovery-codes"]) {
    assert.equal(await status(client.postJson(path, {})), 403, path);
  }
  assert.equal(await status(client.fetch(KEY, { method: "DELETE" })), 403);
  const page = "/account/security/authenticator";
  for (const asked of ["begin", "remove"]) {
    assert.equal(await status(client.postForm(page, { do: asked })), 403);
    assert.equal(await status(client.postForm(page, { do: asked, proof: FACTORY_PASSWORD })), 422);
  }
  assert.equal(await status(client.postForm("/account/security/recovery-codes", {})), 403);
  assert.equal(await status(client.postForm(page, { do: "remove", proof: phone.code() })), 303);
}, here);

databaseTest(
  "a user who turns off the last second factor has one factor and sees no records",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createTherapist(practice);
    await addAuthenticator(practice, user.id);
    const client = await (await testApp(practice)).as(user);
    assert.equal(await status(client.fetch("/api/appointments")), 200);
    assert.equal(await status(client.fetch(KEY, { method: "DELETE" })), 204);
    assert.equal(await status(client.fetch("/api/appointments")), 403);
    const gate = await client.fetch("/account/security/second-factor");
    assert.equal(gate.status, 200, "It leads to a new factor, not in circles.");
  },
  here,
);

databaseTest("a changed factor ends the other sessions", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const app = await testApp(practice);
  const [own, other] = [await app.as(user), await app.as(user)];
  const { secret } = await (await own.postJson(KEY, {})).json();
  await confirm(own, totpCode(secret, practice.now()));
  assert.deepEqual([await sessionOf(own), await sessionOf(other)], [200, 401]);
  const another = await app.as(user, { twoFactors: true });
  assert.equal(await status(own.fetch(KEY, { method: "DELETE" })), 204);
  assert.deepEqual([await sessionOf(own), await sessionOf(another)], [200, 401]);
}, here);
