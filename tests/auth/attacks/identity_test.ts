import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;

/** Returns everything that identifies a user or opens an account. */
const accountsOf = async (db: Db) => [
  await db.selectFrom("users").select(["id", "role", "email", "emailKey", "status"]).orderBy("id").execute(),
  await db.selectFrom("accounts").select(["userId", "issuer", "subject", "passwordHash"]).orderBy("userId")
    .execute(),
];

databaseTest(
  "identity, role and owner never come from a request body, not even when clients update their own profile",
  async ({ db }) => {
    const practice = testPractice(db);
    const [eve, victim] = [await createPatient(practice), await createPatient(practice)];
    const therapist = await createTherapist(practice);
    const client = await (await testApp(practice)).as(eve);
    const send = (method: string, path: string, body: unknown) =>
      client.fetch(path, {
        method,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      });
    const password = { currentPassword: FACTORY_PASSWORD, newPassword: "seven herons on a jetty" };
    const before = await accountsOf(db);
    const strange = [
      { id: victim.id },
      { userId: victim.id },
      { user: { id: victim.id, role: "admin" } },
      { role: "admin" },
      { status: "active" },
      { emailVerifiedAt: "2026-01-01T00:00:00Z" },
    ];
    for (const extra of strange) {
      const answers: [string, Response][] = [
        ["profile", await send("PATCH", "/api/user/profile", { name: "Eve", ...extra })],
        ["password", await send("PUT", "/api/user/password", { ...password, ...extra })],
        [
          "address",
          await send("POST", "/api/user/email", {
            email: "new@example.com",
            currentPassword: FACTORY_PASSWORD,
            ...extra,
          }),
        ],
        [
          "end",
          await send("DELETE", "/api/user", {
            confirmation: "delete",
            currentPassword: FACTORY_PASSWORD,
            ...extra,
          }),
        ],
        [
          "booking",
          await send("POST", "/api/appointments", {
            therapistId: therapist.id,
            startsAt: "2026-01-01T09:00:00Z",
            ...extra,
          }),
        ],
      ];
      for (const [what, response] of answers) {
        assert.equal(response.status, 422, `${what} ${JSON.stringify(extra)}`);
        const { errors } = await response.json();
        const paths = errors.map(({ path }: { path: string }) => path);
        assert.ok(paths.includes(Object.keys(extra)[0]), `${what} names the unknown fields: ${paths}`);
      }
    }
    assert.deepEqual(await accountsOf(db), before);
  },
  here,
);

databaseTest(
  "extra form fields change no identity, no role and no other user's data",
  async ({ db }) => {
    const practice = testPractice(db);
    const [eve, victim] = [await createPatient(practice), await createPatient(practice)];
    const client = await (await testApp(practice)).as(eve);
    const mine = { id: victim.id, userId: victim.id, role: "admin", status: "active", email: victim.email };
    const [, before] = await accountsOf(db);
    const account = await client.postForm("/account", {
      name: "Eve Two",
      timeZone: "Europe/London",
      ...mine,
    });
    assert.equal(account.status, 303);
    const users = await db.selectFrom("users").select(["id", "name", "role", "email"]).execute();
    assert.deepEqual(
      users.find(({ id }) => id === eve.id),
      { id: eve.id, name: "Eve Two", role: "patient", email: eve.email },
    );
    assert.equal(users.find(({ id }) => id === victim.id)?.name, victim.name);
    assert.deepEqual((await accountsOf(db))[1], before);

    const newPassword = "seven herons on a jetty";
    const changed = await client.postForm("/account/security/password", {
      ...mine,
      currentPassword: FACTORY_PASSWORD,
      newPassword,
    });
    assert.equal(changed.status, 303);
    const app = await testApp(practice);
    const signIn = async (email: string, password: string) =>
      (await app.browser().postJson("/api/auth/sign-in", { email, password })).status;
    assert.equal(await signIn(eve.email, newPassword), 200);
    assert.equal(await signIn(victim.email, FACTORY_PASSWORD), 200);
  },
  here,
);
