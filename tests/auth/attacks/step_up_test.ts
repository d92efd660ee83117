import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { readConfig } from "../../../lib/config/config.ts";
import { recognizeBrowser } from "../../../lib/auth/sessions/recognize_browser.ts";
import { trustBrowser } from "../../../lib/auth/sessions/trust_browser.ts";
import { addPasskey } from "../../support/add_passkey.ts";
import { type Client, type TestApp, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { callerFrom, freshBrowser } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;
const currentPassword = FACTORY_PASSWORD;
const newPassword = "seven herons on a jetty";
const google = readConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" });

interface Account {
  user: User;
  passkeyId: string;
}

/**
 * Every request that changes how an account is entered, or ends it, with all that a thief of the password can
 * add to it.
 */
const changes: Record<string, (client: Client, account: Account) => Promise<Response>> = {
  "PUT /api/user/password": (client) => send(client, "PUT", "password", { currentPassword, newPassword }),
  "POST /api/user/email": (client) => send(client, "POST", "email", { currentPassword, email: EMAIL }),
  "DELETE /api/user": (client) => send(client, "DELETE", "", { currentPassword, confirmation: "delete" }),
  "POST /api/user/passkeys": (client) => send(client, "POST", "passkeys", {}),
  "POST /api/user/passkeys/options": (client) => send(client, "POST", "passkeys/options", {}),
  "DELETE /api/user/passkeys/{id}": (client, { passkeyId }) =>
    send(client, "DELETE", `passkeys/${passkeyId}`),
  "POST /api/user/authenticator": (client) => send(client, "POST", "authenticator", {}),
  "DELETE /api/user/authenticator": (client) => send(client, "DELETE", "authenticator"),
  "POST /api/user/recovery-codes": (client) => send(client, "POST", "recovery-codes", {}),
  "DELETE /api/user/providers/{provider}": (client) => send(client, "DELETE", "providers/google"),
  "the password's page": (client) => post(client, "security/password", { currentPassword, newPassword }),
  "the address's page": (client) => post(client, "email", { currentPassword, email: EMAIL }),
  "the end's page": (client) => post(client, "data", { currentPassword, confirmation: "delete" }),
  "the passkeys' page": (client) => post(client, "security/passkeys", {}),
  "a passkey's page": (client, { passkeyId }) =>
    post(client, `security/passkeys/${passkeyId}`, { intent: "remove" }),
  "the authenticator's page, for a key": (client) => post(client, "security/authenticator", { do: "begin" }),
  "the authenticator's page, to turn it off": (client) =>
    post(client, "security/authenticator", { do: "remove" }),
  "the recovery codes' page": (client) => post(client, "security/recovery-codes", {}),
  "the providers' page, to link": (client) => post(client, "security/providers", { do: "link:google" }),
  "the providers' page, to unlink": (client) => post(client, "security/providers", { do: "unlink:google" }),
};
const EMAIL = "new@example.com";
const isPage = (route: string) => !/^[A-Z]{3,} /.test(route);

const send = (client: Client, method: string, path: string, body?: object) =>
  client.fetch(path === "" ? "/api/user" : `/api/user/${path}`, {
    method,
    body: body && JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

const post = (client: Client, path: string, fields: Record<string, string>) =>
  client.postForm(`/account/${path}`, { ...fields, proof: currentPassword });

/** Everything that such a change writes. */
const stored = async (db: Db) => [
  await db.selectFrom("users").select(["id", "email", "status"]).orderBy("id").execute(),
  await db.selectFrom("accounts").selectAll().orderBy("id").execute(),
  await db.selectFrom("passkeys").selectAll().orderBy("id").execute(),
  await db.selectFrom("twoFactors").select(["userId", "secret", "pendingSecret"]).orderBy("userId").execute(),
  await db.selectFrom("recoveryCodes").selectAll().orderBy("id").execute(),
  await db.selectFrom("tokens").select("id").orderBy("id").execute(),
];

/** Gives the account a Google identity to unlink. @returns it with its passkey's ID, or an invented one. */
async function accountOf(practice: TestPractice, user: User, hasPasskey: boolean): Promise<Account> {
  await practice.db.insertInto("accounts").values({
    id: crypto.randomUUID(),
    userId: user.id,
    issuer: "https://accounts.google.com",
    subject: user.id,
    passwordHash: null,
    createdAt: practice.now(),
  }).execute();
  if (hasPasskey) await addPasskey(practice.db, { userId: user.id, now: practice.now() });
  const own = await practice.db.selectFrom("passkeys").select("id").where("userId", "=", user.id)
    .executeTakeFirst();
  return { user, passkeyId: own?.id ?? crypto.randomUUID() };
}

/** Signs in with the password alone, in a browser that the account trusts. */
async function byPasswordInTrustedBrowser(practice: TestPractice, app: TestApp, user: User): Promise<Client> {
  const secret = await transaction(practice.db, async (trx) => {
    const caller = callerFrom(practice);
    return await trustBrowser(trx, caller, user, await recognizeBrowser(trx, caller, user, freshBrowser));
  });
  const browser = app.browser();
  const body = { email: user.email, password: currentPassword };
  const response = await browser.postJson("/api/auth/sign-in", body, { cookie: `bloom_browser=${secret}` });
  assert.equal(response.status, 200);
  return browser;
}

/** Every kind of account with a second factor. */
const kinds: Record<string, (practice: TestPractice) => Promise<Account>> = {
  "a patient with an authenticator app": async (practice) => {
    const user = await createPatient(practice);
    await addAuthenticator(practice, user.id);
    return await accountOf(practice, user, false);
  },
  "a patient with a passkey": async (practice) => accountOf(practice, await createPatient(practice), true),
  "a therapist with a passkey": async (practice) =>
    accountOf(practice, await createTherapist(practice), true),
  "a patient with both": async (practice) => {
    const user = await createPatient(practice);
    await addAuthenticator(practice, user.id);
    return await accountOf(practice, user, true);
  },
};

databaseTest(
  "a password alone changes no way in of an account with a second factor, on any route, in a trusted browser, seconds after signing in",
  async ({ db }) => {
    const practice = testPractice(db, { config: google });
    const app = await testApp(practice);
    for (const [kind, create] of Object.entries(kinds)) {
      const account = await create(practice);
      for (const [route, change] of Object.entries(changes)) {
        const client = await byPasswordInTrustedBrowser(practice, app, account.user);
        // What a thief would try first.
        await client.postJson("/api/auth/confirmation", { proof: currentPassword });
        const before = await stored(db);
        const response = await change(client, account);
        assert.ok([403, 404, 422].includes(response.status), `${kind}: ${route}: ${response.status}`);
        assert.deepEqual(await stored(db), before, `${kind}: ${route}`);
        // Wrong codes are limited, which is not what refuses here.
        practice.clock.advance({ hours: 24 });
      }
    }
  },
  here,
);

databaseTest(
  "a passkey or a code proven minutes ago opens every change of a way in, and later no longer",
  async ({ db }) => {
    const practice = testPractice(db, { config: google });
    const app = await testApp(practice);
    for (const [route, change] of Object.entries(changes)) {
      for (const isLate of [false, true]) {
        const account = await kinds["a patient with both"](practice);
        const client = await app.as(account.user, { twoFactors: true });
        if (isLate) practice.clock.advance({ minutes: 11 });
        const { status } = await change(client, account);
        if (isLate) assert.equal(status, isPage(route) ? 422 : 403, route);
        // This one is allowed, and then misses the device's answer.
        else if (route === "POST /api/user/passkeys") assert.equal(status, 422);
        else assert.ok(status < 400, `${route}: ${status}`);
      }
    }
  },
  here,
);

databaseTest(
  "a password confirms an account without a second factor, as it is its strongest",
  async ({ db }) => {
    const practice = testPractice(db, { config: google });
    const client = await (await testApp(practice)).as(await createPatient(practice));
    practice.clock.advance({ minutes: 11 });
    assert.equal((await client.postJson("/api/user/authenticator", {})).status, 403);
    assert.equal((await client.postJson("/api/auth/confirmation", { proof: currentPassword })).status, 200);
    assert.ok((await client.postJson("/api/user/authenticator", {})).ok);
  },
  here,
);

databaseTest("every operation of the API that asks for a proof is among these changes", async ({ db }) => {
  const response = await (await testApp(testPractice(db))).fetch("/api/openapi.json");
  const { paths } = await response.json() as { paths: Record<string, Record<string, unknown>> };
  const asking = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => JSON.stringify(operation).includes("proof_needed"))
      .map(([method]) => `${method.toUpperCase()} ${path}`)
  );
  assert.deepEqual(asking.toSorted(), Object.keys(changes).filter((name) => !isPage(name)).toSorted());
}, here);
