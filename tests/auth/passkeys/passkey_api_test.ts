import assert from "node:assert/strict";
import { databaseTest } from "../../support/database.ts";
import { type Client, testApp } from "../../support/app.ts";
import { type Authenticator, makeAuthenticator, type Twist } from "../../support/authenticator.ts";
import { createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testConfig, testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;
const origin = "http://localhost:3000";

const created = async (client: Client, authenticator: Authenticator, fields: object = {}) => {
  const options = await (await client.postJson("/api/user/passkeys/options", {})).json();
  return await client.postJson("/api/user/passkeys", {
    ...fields,
    credential: await authenticator.create(options),
  });
};

const used = async (client: Client, path: string, authenticator: Authenticator, twist: Twist = {}) => {
  const options = await (await client.postJson(`${path}/options`, {})).json();
  return await client.postJson(path, { credential: await authenticator.get(options, twist) });
};

const problemOf = async (response: Response) => {
  const { type } = await response.json();
  return `${response.status} ${type}`;
};

databaseTest("an API client registers, lists, renames and removes passkeys", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createPatient(practice));
  const first = await created(client, await makeAuthenticator(origin), { name: "  My   phone " });
  assert.equal(first.status, 201);
  const phone = await first.json();
  assert.equal(phone.name, "My phone");
  assert.equal((await created(client, await makeAuthenticator(origin))).status, 201);
  const path = `/api/user/passkeys/${phone.id}`;
  const renamed = await client.fetch(path, {
    method: "PATCH",
    body: JSON.stringify({ name: "Old phone" }),
    headers: { "content-type": "application/json" },
  });
  assert.equal(renamed.status, 204);
  const { items } = await (await client.fetch("/api/user/passkeys")).json();
  assert.deepEqual(items.map(({ name }: { name: string }) => name).includes("Old phone"), true);
  assert.deepEqual(Object.keys(items[0]).toSorted(), ["backedUp", "createdAt", "id", "lastUsedAt", "name"]);
  assert.equal((await client.fetch(path, { method: "DELETE" })).status, 204);
  assert.equal((await client.fetch(path, { method: "DELETE" })).status, 404);
}, here);

databaseTest("an API client signs in with a passkey", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const user = await createTherapist(practice);
  const authenticator = await makeAuthenticator(origin);
  await created(await app.as(user), authenticator);
  const browser = app.browser();
  const response = await used(browser, "/api/auth/passkey", authenticator);
  assert.equal(response.status, 200);
  assert.equal((await response.json()).user.id, user.id);
  assert.equal((await browser.fetch("/practice")).status, 200, "Two factors were proven.");
}, here);

databaseTest("a passkey is the second factor after a password", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const user = await createTherapist(practice);
  const authenticator = await makeAuthenticator(origin, { userVerified: false });
  await created(await app.as(user), authenticator);
  const browser = app.browser();
  const first = await browser.postJson("/api/auth/sign-in", {
    email: user.email,
    password: FACTORY_PASSWORD,
  });
  assert.equal(first.status, 202);
  assert.equal((await browser.fetch("/api/auth/session")).status, 401);
  const second = await used(browser, "/api/auth/second-factor/passkey", authenticator);
  assert.equal(second.status, 200);
  assert.equal((await browser.fetch("/practice")).status, 200);
}, here);

databaseTest("a sensitive request needs a proof, and a passkey provides it", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createPatient(practice));
  const authenticator = await makeAuthenticator(origin);
  const { id } = await (await created(client, authenticator)).json();
  practice.clock.advance({ minutes: 11 });
  const needed = "403 urn:bloom:problem:proof_needed";
  const remove = () => client.fetch(`/api/user/passkeys/${id}`, { method: "DELETE" });
  assert.equal(await problemOf(await client.postJson("/api/user/passkeys/options", {})), needed);
  assert.equal(await problemOf(await created(client, await makeAuthenticator(origin)).catch(remove)), needed);
  assert.equal(await problemOf(await remove()), needed);
  const proven = await used(client, "/api/auth/confirmation/passkey", authenticator);
  assert.equal(proven.status, 200);
  assert.equal((await proven.json()).provenAt, practice.now().toString());
  assert.equal((await remove()).status, 204);
}, here);

databaseTest("another user's passkey is not found, for renaming or for removal", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const { id } = await (await created(
    await app.as(await createPatient(practice)),
    await makeAuthenticator(origin),
  )).json();
  const stranger = await app.as(await createPatient(practice));
  assert.equal((await stranger.fetch(`/api/user/passkeys/${id}`, { method: "DELETE" })).status, 404);
  const renamed = await stranger.fetch(`/api/user/passkeys/${id}`, {
    method: "PATCH",
    body: JSON.stringify({ name: "Mine" }),
    headers: { "content-type": "application/json" },
  });
  assert.equal(renamed.status, 404);
  assert.deepEqual(await (await stranger.fetch("/api/user/passkeys")).json(), { items: [] });
}, here);

databaseTest(
  "without a challenge or a session there is no second factor to provide",
  async ({ db }) => {
    const app = await testApp(testPractice(db));
    const client = app.browser();
    const second = await client.postJson("/api/auth/second-factor/passkey/options", {});
    assert.equal(await problemOf(second), "401 urn:bloom:problem:no_challenge");
    assert.equal((await client.postJson("/api/auth/confirmation/passkey/options", {})).status, 401);
  },
  here,
);

databaseTest("passkeys are not offered at an address without a host name", async ({ db }) => {
  const config = testConfig({ ORIGIN: "http://127.0.0.1:3000" });
  const app = await testApp(testPractice(db, { config }));
  const response = await app.browser().postJson("/api/auth/passkey/options", {});
  assert.equal(await problemOf(response), "404 urn:bloom:problem:no_passkeys");
}, here);

databaseTest("a client that requests passkeys too often is told when to come back", async ({ db }) => {
  const practice = testPractice(db);
  const hit = () => Promise.resolve({ count: 601, resetsInSeconds: 90 });
  const app = await testApp({ ...practice, cache: { ...practice.cache, hit } });
  const response = await app.browser().postJson("/api/auth/passkey/options", {});
  assert.equal(response.headers.get("retry-after"), "90");
  assert.equal(await problemOf(response), "429 urn:bloom:problem:too_many");
  assert.deepEqual(await db.selectFrom("tokens").select("id").execute(), []);
}, here);
