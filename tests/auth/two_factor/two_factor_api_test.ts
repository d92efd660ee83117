import assert from "node:assert/strict";
import { totpCode } from "../../../lib/auth/two_factor/totp.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;
const password = "bloom-test-2026";

databaseTest(
  "a therapist without a second factor is told that records require one",
  async ({ db }) => {
    const practice = testPractice(db);
    const therapist = await createTherapist(practice);
    const client = await (await testApp(practice)).as(therapist, { twoFactors: false });
    const api = await client.fetch("/api/appointments");
    assert.equal(api.status, 403);
    assert.equal((await api.json()).type, "urn:bloom:problem:second_factor_needed");
    const page = await client.fetch("/practice?day=2026-11-23");
    assert.equal(page.status, 303);
    assert.equal(
      page.headers.get("location"),
      "/account/security/second-factor?returnTo=%2Fpractice%3Fday%3D2026-11-23",
    );
    assert.equal((await client.fetch("/practice/schedule")).status, 200);
  },
);

databaseTest(
  "the API enrolls an app, signs in by code and by recovery code, and turns the app off",
  async ({ db }) => {
    const practice = testPractice(db);
    const { id, email } = await createPatient(practice, { password });
    const app = await testApp(practice);
    const client = app.browser();
    assert.equal((await client.postJson("/api/auth/sign-in", { email, password })).status, 200);

    const made = await client.postJson("/api/user/authenticator", {});
    assert.equal(made.status, 201);
    const { secret, uri } = await made.json();
    assert.match(uri, /^otpauth:\/\/totp\//);
    assert.equal(
      (await db.selectFrom("twoFactors").select("confirmedAt").executeTakeFirst())?.confirmedAt,
      null,
    );
    const stored = JSON.stringify(await db.selectFrom("twoFactors").selectAll().execute());
    assert.ok(!stored.includes(secret), "The key is sealed.");

    const confirm = (code: string) => client.postJson("/api/user/authenticator/confirmation", { code });
    const code = totpCode(secret, practice.now());
    assert.equal((await confirm(code === "000000" ? "000001" : "000000")).status, 422);
    const confirmed = await confirm(code);
    assert.equal(confirmed.status, 200);
    const { recoveryCodes } = await confirmed.json();
    assert.equal(new Set(recoveryCodes).size, 10);
    assert.deepEqual(await (await client.fetch("/api/user/second-factor")).json(), {
      authenticator: true,
      passkeys: 0,
      recoveryCodes: 10,
      provenInSession: true,
    });

    const other = app.browser();
    const signIn = () => other.postJson("/api/auth/sign-in", { email, password });
    assert.equal((await signIn()).status, 202);
    assert.equal((await other.fetch("/api/auth/session")).status, 401);
    const second = (code: string, trustBrowser = false) =>
      other.postJson("/api/auth/second-factor", { code, trustBrowser });
    assert.equal((await second(code)).status, 422, "The code of the enrollment is used up.");
    practice.clock.advance({ seconds: 30 });
    assert.equal((await second(totpCode(secret, practice.now()))).status, 200);
    assert.equal((await other.fetch("/api/auth/session")).status, 200);

    await other.postJson("/api/auth/sign-out", {});
    assert.equal((await signIn()).status, 202);
    assert.equal((await second(recoveryCodes[0].toLowerCase().replaceAll("-", " "), true)).status, 200);
    await other.postJson("/api/auth/sign-out", {});
    assert.equal((await signIn()).status, 200, "The browser is trusted.");

    practice.clock.advance({ minutes: 11 });
    const refused = await client.fetch("/api/user/authenticator", { method: "DELETE" });
    assert.equal(refused.status, 403);
    assert.equal((await refused.json()).type, "urn:bloom:problem:proof_needed");
    assert.equal((await client.postJson("/api/auth/confirmation", { proof: password })).status, 422);
    const proof = totpCode(secret, practice.now());
    assert.equal((await client.postJson("/api/auth/confirmation", { proof })).status, 200);
    assert.equal((await client.fetch("/api/user/authenticator", { method: "DELETE" })).status, 204);
    assert.equal((await app.browser().postJson("/api/auth/sign-in", { email, password })).status, 200);
    assert.deepEqual(await db.selectFrom("recoveryCodes").selectAll().execute(), []);
    const kinds = await db.selectFrom("auditEvents").select("action").where("ownerId", "=", id).execute();
    for (
      const action of ["add_authenticator", "use_recovery_code", "trust_browser", "remove_authenticator"]
    ) {
      assert.ok(kinds.some((event) => event.action === action), action);
    }
  },
  here,
);
