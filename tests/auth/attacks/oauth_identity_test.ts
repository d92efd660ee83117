import assert from "node:assert/strict";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { suspendUser } from "../../support/suspend_user.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { actingFor, testConfig } from "../../support/practice.ts";
import { goes, oauthSite, walkThere } from "../oauth_journey.ts";
import { ada, callerFrom, codeIn, newestMail } from "../visitor.ts";

const rest = { name: "Ada King", role: "patient", timeZone: "Europe/London" };

databaseTest(
  "an attacker who registers an address first does not get its later OAuth owner's account",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const attacker = site.app.browser();
    await attacker.postForm("/sign-up", { ...ada, email: "ada@example.com" });
    const code = codeIn(await newestMail(site.practice));
    const owner = site.app.browser();
    await owner.fetch(await walkThere(owner, "google"));
    assert.deepEqual(goes(await owner.postForm("/sign-up/finish", rest)), [303, "/welcome"]);
    const signIn = { email: "ada@example.com", password: ada.password };
    assert.equal((await attacker.postJson("/api/auth/sign-in", signIn)).status, 401);
    assert.equal((await attacker.postForm("/verify-email", { code })).status, 422);
    const accounts = await db.selectFrom("accounts").select(["issuer", "passwordHash"]).execute();
    assert.deepEqual(accounts, [{ issuer: site.google.issuer, passwordHash: null }]);
  },
);

databaseTest(
  "an OAuth identity is issuer plus subject: the same subject elsewhere is a different person",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const owner = site.app.browser();
    await owner.fetch(await walkThere(owner, "google"));
    await owner.postForm("/sign-up/finish", rest);
    const { subject } = site.google.person;
    site.zoom.person = { ...site.zoom.person, subject, email: "eve@example.com", isEmailProven: true };
    const eve = site.app.browser();
    assert.deepEqual(goes(await eve.fetch(await walkThere(eve, "zoom"))), [303, "/sign-up/finish"]);
    assert.equal((await eve.fetch("/api/auth/session")).status, 401);
  },
);

databaseTest(
  "an OAuth identity is never its address: a later holder of the address does not get the account",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const owner = site.app.browser();
    await owner.fetch(await walkThere(owner, "google"));
    await owner.postForm("/sign-up/finish", rest);
    await db.updateTable("users").set({ email: "moved@example.com", emailKey: "moved@example.com" })
      .execute();
    site.google.person = { ...site.google.person, subject: "2" };
    const next = site.app.browser();
    assert.deepEqual(goes(await next.fetch(await walkThere(next, "google"))), [303, "/sign-up/finish"]);
    assert.equal((await next.fetch("/api/auth/session")).status, 401);
  },
);

databaseTest(
  "an ID token signed with a key that the provider does not publish does not sign anyone in",
  async ({ db }) => {
    await using site = await oauthSite(db);
    await createPatient(site.practice, { email: "ada@example.com" });
    const { kty, n, e } = await crypto.subtle.exportKey("jwk", await anotherKey());
    const { keys: [{ kid }] } = await (await fetch(`${site.google.issuer}/jwks`)).json();
    await using published = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen: () => {} },
      () => Response.json({ keys: [{ kty, n, e, kid, use: "sig" }] }),
    );
    const config = testConfig({
      ...site.google.environment,
      GOOGLE_KEYS_URL: `http://127.0.0.1:${published.addr.port}/`,
    });
    const browser = (await testApp({ ...site.practice, config })).browser();
    assert.equal((await browser.fetch(await walkThere(browser, "google"))).status, 502);
    assert.equal((await browser.fetch("/api/auth/session")).status, 401);
  },
);

async function anotherKey(): Promise<CryptoKey> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  return (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])).publicKey;
}

databaseTest("role and address never come from the form of the last sign-up step", async ({ db }) => {
  await using site = await oauthSite(db);
  const browser = site.app.browser();
  await browser.fetch(await walkThere(browser, "google"));
  assert.equal((await browser.postForm("/sign-up/finish", { ...rest, role: "admin" })).status, 422);
  await browser.postForm("/sign-up/finish", {
    ...rest,
    email: "victim@example.com",
    issuer: "x",
    subject: "9",
  });
  const { user } = await (await browser.fetch("/api/auth/session")).json();
  assert.deepEqual([user.email, user.role], ["ada@example.com", "patient"]);
});

databaseTest("the identity of a suspended or deleted user does not sign anyone in", async ({ db }) => {
  await using site = await oauthSite(db);
  const owner = await createPatient(site.practice, { email: "ada@example.com" });
  const first = site.app.browser();
  await first.fetch(await walkThere(first, "google"));
  await suspendUser(callerFrom(site.practice), owner.id);
  const browser = site.app.browser();
  assert.equal((await browser.fetch(await walkThere(browser, "google"))).status, 403);
  assert.equal((await first.fetch("/api/auth/session")).status, 401);

  site.google.person = { ...site.google.person, subject: "2", email: "bea@example.com" };
  const leaving = await createPatient(site.practice, { email: "bea@example.com" });
  const second = site.app.browser();
  await second.fetch(await walkThere(second, "google"));
  assert.equal((await second.fetch("/api/auth/session")).status, 200);
  await deleteAccount(actingFor(site.practice, leaving));
  assert.equal((await second.fetch("/api/auth/session")).status, 401);
  assert.deepEqual(goes(await second.fetch(await walkThere(second, "google"))), [303, "/sign-up/finish"]);
  assert.equal((await second.fetch("/api/auth/session")).status, 401);
});
