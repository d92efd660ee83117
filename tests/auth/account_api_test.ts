import assert from "node:assert/strict";
import { suspendUser } from "../support/suspend_user.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../support/factories.ts";
import { testApp } from "../support/app.ts";
import { testPractice } from "../support/practice.ts";
import { ada, callerFrom, codeIn, newestMail } from "./visitor.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest("the API creates, verifies, uses and deletes an account", async ({ db }) => {
  const practice = testPractice(db);
  const client = (await testApp(practice)).browser();
  const asked = await client.postJson("/api/auth/sign-up", ada);
  assert.equal(asked.status, 202);
  assert.deepEqual(await asked.json(), { status: "code_sent" });

  const code = codeIn(await newestMail(practice));
  const proven = await client.postJson("/api/auth/verify-email", { email: ada.email, code });
  assert.equal(proven.status, 200);
  const { user } = await proven.json();
  assert.deepEqual({ ...user, id: null }, {
    id: null,
    name: "Ada King",
    email: ada.email,
    role: "patient",
    timeZone: "Europe/London",
  });

  const session = await client.fetch("/api/auth/session");
  assert.equal(session.status, 200);
  const told = await session.json();
  assert.deepEqual(told.user, user);
  assert.deepEqual(Object.keys(told.session), ["createdAt", "expiresAt"]);

  assert.equal((await client.postJson("/api/auth/sign-out", {})).status, 204);
  assert.equal((await client.fetch("/api/auth/session")).status, 401);

  const again = await client.postJson("/api/auth/sign-in", { email: ada.email, password: ada.password });
  assert.equal(again.status, 200);
  assert.deepEqual(await again.json(), { user });
  assert.equal((await client.fetch("/api/auth/session")).status, 200);
}, here);

databaseTest("the session cookie is limited to this host, this site and the server", async ({ db }) => {
  const practice = testPractice(db);
  const secure = { ...practice, config: { ...practice.config, origin: "https://bloom.example" } };
  const { email } = await createPatient(practice);
  for (
    const [config, wanted] of [[practice, /^bloom_session=/], [secure, /^__Host-bloom_session=/]] as const
  ) {
    const response = await (await testApp(config)).postJson("/api/auth/sign-in", {
      email,
      password: FACTORY_PASSWORD,
    });
    assert.equal(response.status, 200);
    const cookie = response.headers.getSetCookie().find((header) => wanted.test(header)) ?? "";
    assert.match(cookie, /; Path=\/; HttpOnly; SameSite=Lax/);
    assert.equal(/; Secure$/.test(cookie), config === secure);
    assert.doesNotMatch(cookie, /Domain=/i);
  }
}, here);

databaseTest(
  "sign-up gives the same answer, word for word, whether or not the address has an account",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const { email } = await createPatient(practice);
    const answers = [];
    for (const address of [email, "free@example.com"]) {
      const response = await app.browser().postJson("/api/auth/sign-up", { ...ada, email: address });
      answers.push({ status: response.status, body: await response.text(), headers: shape(response) });
    }
    assert.deepEqual(answers[0], answers[1]);
  },
  here,
);

databaseTest(
  "sign-in gives the same answer, word for word, whether or not the address has an account",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const { email } = await createPatient(practice);
    const suspended = await createPatient(practice, { status: "suspended" });
    const answers = [];
    for (
      const [address, password] of [
        [email, "wrong password"],
        ["free@example.com", "wrong password"],
        [suspended.email, FACTORY_PASSWORD],
      ]
    ) {
      const response = await app.browser().postJson("/api/auth/sign-in", { email: address, password });
      answers.push({ status: response.status, body: await response.text(), headers: shape(response) });
    }
    assert.equal(answers[0].status, 401);
    assert.match(answers[0].body, /urn:bloom:problem:wrong_credentials/);
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
  },
  here,
);

databaseTest("identity, role and owner never come from a request body", async ({ db }) => {
  const practice = testPractice(db);
  const client = (await testApp(practice)).browser();
  const attempts: [string, Record<string, unknown>][] = [
    ["/api/auth/sign-up", { ...ada, role: "admin" }],
    ["/api/auth/sign-up", { ...ada, id: crypto.randomUUID() }],
    ["/api/auth/sign-up", { ...ada, emailVerifiedAt: "2026-01-01T00:00:00Z" }],
    ["/api/auth/sign-in", { email: ada.email, password: ada.password, role: "admin" }],
    ["/api/auth/verify-email", { email: ada.email, code: "123456", userId: crypto.randomUUID() }],
  ];
  for (const [path, body] of attempts) {
    const response = await client.postJson(path, body);
    assert.equal(response.status, 422, JSON.stringify(body));
    assert.equal(response.headers.get("content-type"), "application/problem+json");
  }
  assert.deepEqual(await db.selectFrom("tokens").select("id").execute(), []);
}, here);

databaseTest(
  "a weak password, a wrong code and too many attempts are reported as problems",
  async ({ db }) => {
    const practice = testPractice(db);
    const client = (await testApp(practice)).browser();
    const weak = await client.postJson("/api/auth/sign-up", { ...ada, password: "password1" });
    assert.equal(weak.status, 422);
    assert.equal((await weak.json()).errors[0].path, "password");

    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess++) {
      const wrong = await client.postJson("/api/auth/verify-email", { email: ada.email, code: "123456" });
      statuses.push(wrong.status);
      if (wrong.status === 429) assert.equal(wrong.headers.get("retry-after"), "3600");
      else assert.equal((await wrong.json()).errors[0].path, "code");
    }
    assert.deepEqual(statuses, [...Array(10).fill(422), 429]);
  },
  here,
);

databaseTest(
  "links in mail use the configured origin, never a request header",
  async ({ db }) => {
    const practice = testPractice(db);
    const client = (await testApp(practice)).browser();
    const forged = {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      forwarded: "host=evil.example",
      "x-forwarded-proto": "gopher",
    };
    const response = await client.postJson("/api/auth/sign-up", ada, forged);
    assert.equal(response.status, 202);
    const { text, html } = await newestMail(practice);
    assert.ok(text.includes(`${practice.config.origin}/verify-email/`));
    assert.doesNotMatch(text + html, /evil|gopher/);
  },
  here,
);

databaseTest(
  "a suspended user and a user whose session has ended lose access at the next request",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const user = await createPatient(practice);
    const [one, other] = [await app.as(user), await app.as(user)];
    assert.equal((await one.fetch("/api/auth/session")).status, 200);
    await one.postJson("/api/auth/sign-out", {});
    assert.equal((await one.fetch("/api/auth/session")).status, 401);
    assert.equal((await other.fetch("/api/auth/session")).status, 200);
    await suspendUser(callerFrom(practice), user.id);
    assert.equal((await other.fetch("/api/auth/session")).status, 401);
  },
  here,
);

databaseTest("signing out while signed out is not an error", async ({ db }) => {
  const client = (await testApp(testPractice(db))).browser();
  assert.equal((await client.postJson("/api/auth/sign-out", {})).status, 204);
}, here);

databaseTest("the mailbox exists only in local", async ({ db }) => {
  const practice = testPractice(db);
  const folder = await Deno.makeTempDir();
  try {
    const local = { ...practice, config: { ...practice.config, dataFolder: folder } };
    const production = { ...local, config: { ...local.config, environment: "production" as const } };
    const answer = await (await testApp(local)).fetch("/api/dev/mail");
    assert.deepEqual(await answer.json(), { items: [] });
    for (const path of ["/dev/mail", "/api/dev/mail"]) {
      assert.equal((await (await testApp(local)).fetch(path)).status, 200);
      assert.equal((await (await testApp(production)).fetch(path)).status, 404);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}, here);

/** Returns the headers' names and values, except those that differ from request to request. */
function shape({ headers }: Response): string[] {
  return [...headers].filter(([name]) => name !== "x-request-id").map(([name, value]) =>
    name === "set-cookie" ? `${name}: ${value.replace(/=[0-9a-f-]{36};/, "=…;")}` : `${name}: ${value}`
  );
}
