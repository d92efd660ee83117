import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { askForEmailChange } from "../../../lib/auth/email_change/ask_for_email_change.ts";
import { countAttempt } from "../../../lib/auth/limits/count_attempt.ts";
import { rateLimits } from "../../../lib/auth/limits/rate_limits.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { actingFor, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";

const here = { engines: ["PGlite"] } as const;
const newPassword = "seven herons on a jetty";
const email = "new@example.com";

/** What an attacker with an unlocked phone would try, given this current password. */
const changes: Record<string, (client: Client, currentPassword: string) => Promise<Response>> = {
  "a password's page": (client, currentPassword) =>
    client.postForm("/account/security/password", { currentPassword, newPassword }),
  "a password by the API": (client, currentPassword) =>
    send(client, "PUT", "/api/user/password", { currentPassword, newPassword }),
  "an address's page": (client, currentPassword) =>
    client.postForm("/account/email", { currentPassword, email }),
  "an address by the API": (client, currentPassword) =>
    send(client, "POST", "/api/user/email", { currentPassword, email }),
  "an end's page": (client, currentPassword) =>
    client.postForm("/account/data", { currentPassword, confirmation: "delete" }),
  "an end by the API": (client, currentPassword) =>
    send(client, "DELETE", "/api/user", { currentPassword, confirmation: "delete" }),
};

const send = (client: Client, method: string, path: string, body: object) =>
  client.fetch(path, {
    method,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

const stored = async (db: Db) => [
  await db.selectFrom("users").selectAll().execute(),
  await db.selectFrom("accounts").selectAll().execute(),
  await db.selectFrom("tokens").selectAll().execute(),
  await db.selectFrom("jobs").selectAll().execute(),
];

databaseTest(
  "changing the password or address and closing the account ask for the password, however recent the sign-in",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice);
    const client = await (await testApp(practice)).as(owner);
    const before = await stored(db);
    for (const [what, change] of Object.entries(changes)) {
      for (const given of ["", "not the password"]) {
        practice.clock.advance({ minutes: 5 });
        assert.equal((await change(client, given)).status, 422, `${what} with “${given}”`);
      }
    }
    assert.deepEqual(await stored(db), before);
    for (const [what, change] of Object.entries(changes).slice(0, 4)) {
      const current = what.includes("address") ? newPassword : FACTORY_PASSWORD;
      if (what.includes("by the API")) continue;
      assert.ok((await change(client, current)).status < 400, what);
    }
  },
  here,
);

databaseTest(
  "a session that a proof has upgraded survives when the requested change is refused",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice);
    const phone = await addAuthenticator(practice, owner.id);
    const app = await testApp(practice);
    const setPassword = (client: Client, proof: string) =>
      client.postForm("/account/security/password", { currentPassword: "no", newPassword, proof });
    const sameAddress = (client: Client, proof: string) =>
      client.postForm("/account/email", { email: owner.email, currentPassword: FACTORY_PASSWORD, proof });
    for (const [status, change] of [[422, sameAddress], [422, setPassword], [429, setPassword]] as const) {
      practice.clock.advance({ minutes: 20 });
      const client = await app.as(owner, { twoFactors: false });
      practice.clock.advance({ minutes: 11 });
      for (let n = 0; status === 429 && n < rateLimits.confirmPassword.most; n++) {
        await countAttempt(practice, ["confirmPassword", owner.id]);
      }
      const answer = await change(client, phone.code());
      assert.equal(answer.status, status);
      assert.match(answer.headers.getSetCookie().join(), /bloom_session=[a-z2-7]{32}/);
      assert.equal((await client.fetch("/api/auth/session")).status, 200);
    }
  },
  here,
);

databaseTest(
  "a new address takes effect once it is verified, and a newer request replaces the older link",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { email: "old@example.com" });
    const app = await testApp(practice);
    const ask = async (to: string) => {
      await askForEmailChange(actingFor(practice, owner), { email: to });
      await runDueJobs(practice);
      const mail = practice.outbox.findLast((sent) => sent.to === to);
      return /(\/account\/email\/\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
    };
    const [first, second] = [await ask("one@example.com"), await ask("two@example.com")];
    const told = practice.outbox.filter(({ to }) => to === "old@example.com");
    assert.equal(told.length, 2, "The old address is notified of each request.");
    const signIn = async (address: string) =>
      (await app.browser().postJson("/api/auth/sign-in", { email: address, password: FACTORY_PASSWORD }))
        .status;
    assert.deepEqual([await signIn("two@example.com"), await signIn("old@example.com")], [401, 200]);
    assert.equal((await app.browser().postForm(first, {})).status, 404);
    assert.equal((await app.browser().postForm(second, {})).status, 200);
    assert.deepEqual([await signIn("two@example.com"), await signIn("old@example.com")], [200, 401]);
    await runDueJobs(practice);
    const last = practice.outbox.findLast(({ to }) => to === "old@example.com");
    assert.match(last?.subject ?? "", /was changed/);
  },
  here,
);

databaseTest(
  "a link for a new address is worthless once the account is suspended",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice);
    const app = await testApp(practice);
    await askForEmailChange(actingFor(practice, owner), { email });
    await runDueJobs(practice);
    const text = practice.outbox.find(({ to }) => to === email)?.text ?? "";
    const link = /(\/account\/email\/\S+)/.exec(text)?.[1] ?? "";
    await db.updateTable("users").set({ status: "suspended" }).where("id", "=", owner.id).execute();
    assert.equal((await app.browser().postForm(link, {})).status, 404);
    const { email: kept } = await db.selectFrom("users").select("email").executeTakeFirstOrThrow();
    assert.equal(kept, owner.email);
  },
  here,
);
