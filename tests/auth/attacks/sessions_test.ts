import assert from "node:assert/strict";
import { hashSecret, newSecret } from "../../../lib/auth/tokens/secret.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testConfig, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { ada, newestMail } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;
const password = FACTORY_PASSWORD;

databaseTest(
  "every cookie is limited to this host, https only, and hidden from scripts",
  async ({ db }) => {
    const config = {
      ...testConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" }),
      origin: "https://bloom.example",
    };
    const practice = testPractice(db, { config });
    const [patient, therapist] = [await createPatient(practice), await createTherapist(practice)];
    const phone = await addAuthenticator(practice, therapist.id);
    const app = await testApp(practice);
    const browser = app.browser();
    const answers = [
      await browser.postForm("/sign-up", { ...ada }),
      await browser.postForm("/sign-in/google", {}),
      await browser.postJson("/api/auth/passkey/options", {}),
      await browser.postForm("/sign-in", { email: patient.email, password }),
      await browser.postForm("/sign-in", { email: therapist.email, password }),
      await browser.postForm("/sign-in/two-factor", { code: phone.code() }),
      await browser.postForm("/sign-out", {}),
    ];
    const set = answers.flatMap(({ headers }) => headers.getSetCookie());
    const names = new Set<string>();
    for (const cookie of set) {
      const [pair, ...attributes] = cookie.split("; ");
      names.add(pair.slice(0, pair.indexOf("=")));
      for (const needed of ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"]) {
        assert.ok(attributes.includes(needed), `${cookie} lacks ${needed}`);
      }
      assert.doesNotMatch(cookie, /Domain=/i);
    }
    assert.deepEqual(
      [...names].sort(),
      ["browser", "oauth", "passkey", "second_factor", "session", "sign_up"].map((name) =>
        `__Host-bloom_${name}`
      ),
    );
  },
  here,
);

databaseTest("no sign-in adopts a planted token", async ({ db }) => {
  const practice = testPractice(db);
  const { email } = await createPatient(practice);
  const app = await testApp(practice);
  const planted = newSecret();
  const names = ["session", "browser", "second_factor", "passkey"].map((name) => `bloom_${name}`);
  const cookie = names.map((name) => `${name}=${planted}`).join("; ");
  const response = await app.browser().postJson("/api/auth/sign-in", { email, password }, { cookie });
  assert.equal(response.status, 200);
  assert.ok(response.headers.getSetCookie().every((set) => !set.includes(planted)));
  const asked = await app.fetch("/api/auth/session", { headers: { cookie: `bloom_session=${planted}` } });
  assert.equal(asked.status, 401);
  const stored = [
    await db.selectFrom("sessions").select("tokenHash as hash").executeTakeFirstOrThrow(),
    await db.selectFrom("browsers").select("secretHash as hash").executeTakeFirstOrThrow(),
  ];
  assert.ok(stored.every(({ hash }) => hash !== hashSecret(planted)));
}, here);

databaseTest("signing in discards the pending sign-up of this browser", async ({ db }) => {
  const practice = testPractice(db);
  const { email } = await createPatient(practice);
  const app = await testApp(practice);
  const signsIn = [
    (browser: typeof app) => browser.postForm("/sign-in", { email, password }),
    (browser: typeof app) => browser.postJson("/api/auth/sign-in", { email, password }),
  ];
  for (const signIn of signsIn) {
    const browser = { ...app, ...app.browser() };
    await browser.postForm("/sign-up", { ...ada });
    await newestMail(practice);
    assert.match(await (await browser.fetch("/verify-email")).text(), /six digits/);
    const cleared = (await signIn(browser)).headers.getSetCookie();
    assert.ok(cleared.some((cookie) => cookie.startsWith("bloom_sign_up=; Max-Age=0;")), cleared.join());
    await browser.postForm("/sign-out", {});
    assert.match(await (await browser.fetch("/verify-email")).text(), /nothing to confirm/);
  }
}, here);

databaseTest("a session token in an address or a header opens nothing", async ({ db }) => {
  const practice = testPractice(db);
  const { email } = await createPatient(practice);
  const app = await testApp(practice);
  const response = await app.browser().postJson("/api/auth/sign-in", { email, password });
  const token = /bloom_session=([a-z2-7]{32})/.exec(response.headers.getSetCookie().join())?.[1] ?? "";
  const session = "/api/auth/session";
  const asked = [
    await app.fetch(session, { headers: { cookie: `bloom_session=${token}` } }),
    await app.fetch(`${session}?bloom_session=${token}&session=${token}&token=${token}`),
    await app.fetch(session, { headers: { authorization: `Bearer ${token}`, "x-session": token } }),
  ];
  assert.deepEqual(asked.map(({ status }) => status), [200, 401, 401]);
}, here);

databaseTest("a session of a user who is not active opens nothing", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  for (const status of ["suspended", "deleted"] as const) {
    const user = await createPatient(practice);
    const client = await app.as(user);
    await db.updateTable("users").set({ status }).where("id", "=", user.id).execute();
    assert.equal((await client.fetch("/api/auth/session")).status, 401, status);
  }
}, here);
