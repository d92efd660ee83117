import assert from "node:assert/strict";
import { policy } from "../../../lib/site/access/policy.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest("an admin never chooses a password and never sees what is stored for one", async ({ db }) => {
  const practice = testPractice(db);
  const [admin, patient] = [await createAdmin(practice), await createPatient(practice)];
  const passwords = () =>
    db.selectFrom("accounts").select(["userId", "passwordHash"]).where("userId", "=", patient.id).execute();
  const before = await passwords();
  const [{ passwordHash }] = before;
  assert.ok(passwordHash);
  const app = await testApp(practice);
  const newPassword = "chosen by an admin";
  const body = {
    userId: patient.id,
    id: patient.id,
    email: patient.email,
    password: newPassword,
    newPassword,
    currentPassword: FACTORY_PASSWORD,
  };
  const shown: string[] = [];
  let asked = 0;
  for (const [route, rules] of Object.entries(policy)) {
    const path = route.replace(/:\w+/, patient.id);
    for (const [method, { who }] of Object.entries(rules)) {
      if (who !== "everyone" && !who.includes("admin")) continue;
      const isApi = route.startsWith("/api/");
      const init: RequestInit = method === "GET" ? { method } : {
        method,
        body: isApi ? JSON.stringify(body) : new URLSearchParams(body),
        headers: isApi ? { "content-type": "application/json" } : {},
      };
      // Signs in again each time, because one of the routes signs out.
      const text = await (await (await app.as(admin)).fetch(path, init)).text();
      if (text.includes(passwordHash) || /\$2[aby]\$/.test(text)) shown.push(`${method} ${route}`);
      asked++;
    }
  }
  assert.deepEqual(shown, []);
  assert.deepEqual(await passwords(), before);
  assert.ok(asked > 60);
  const signIn = { email: patient.email, password: newPassword };
  assert.equal((await app.browser().postJson("/api/auth/sign-in", signIn)).status, 401);
}, here);
