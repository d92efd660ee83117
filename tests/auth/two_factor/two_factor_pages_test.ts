import assert from "node:assert/strict";
import { readConfig } from "../../../lib/config/config.ts";
import { demoCode } from "../../../lib/auth/two_factor/demo_code.ts";
import { totpCode } from "../../../lib/auth/two_factor/totp.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { otherThan } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;
const CHALLENGE = "/sign-in/two-factor";
const GATE = "/account/security/second-factor";
const APP = "/account/security/authenticator";
const goes = (response: Response) => [response.status, response.headers.get("location")];
const shown = async (response: Response) => (await response.text()).split("<main")[1] ?? "";
const codesIn = (html: string) => html.match(/(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}/g) ?? [];

async function keyOn(client: Client): Promise<string> {
  const html = await shown(await client.fetch(APP));
  const key = /id="key">([A-Z2-7 ]+)</.exec(html)?.[1];
  assert.ok(key, "No key is shown.");
  assert.match(html, /<svg role="img"/);
  return key.replaceAll(" ", "");
}

databaseTest(
  "staff without a second factor are led to set one up, and then on to their page",
  async ({ db }) => {
    const practice = testPractice(db);
    const client = await (await testApp(practice)).as(await createTherapist(practice), { twoFactors: false });
    const asked = await client.fetch("/practice?day=2026-11-23");
    const gate = asked.headers.get("location") ?? "";
    assert.equal(gate, `${GATE}?returnTo=%2Fpractice%3Fday%3D2026-11-23`);
    const html = await shown(await client.fetch(gate));
    assert.match(html, /Protect your patients' records/);
    assert.match(html, /href="\/practice\/schedule"/, "There is a link to another page.");
    const begin = `${APP}?returnTo=%2Fpractice%3Fday%3D2026-11-23`;
    assert.deepEqual(goes(await client.postForm(begin, { do: "begin" })), [303, begin]);
    const code = totpCode(await keyOn(client), practice.now());
    const done = await client.postForm(begin, { code });
    assert.equal(done.headers.get("cache-control"), "no-store");
    const codes = await shown(done);
    assert.equal(new Set(codesIn(codes)).size, 10);
    assert.match(codes, /href="\/practice\?day=2026-11-23"/);
    assert.equal((await client.fetch("/practice?day=2026-11-23")).status, 200);
    assert.equal(codesIn(await shown(await client.fetch(APP))).length, 0, "They are shown once.");
  },
  here,
);

databaseTest(
  "an admin with a second factor is asked for it once, before the first page with records",
  async ({ db }) => {
    const practice = testPractice(db);
    const admin = await createAdmin(practice);
    const phone = await addAuthenticator(practice, admin.id);
    const client = await (await testApp(practice)).as(admin, { twoFactors: false });
    const gate = (await client.fetch("/admin")).headers.get("location") ?? "";
    assert.match(await shown(await client.fetch(gate)), /Confirm it's you/);
    const wrong = await client.postForm(GATE, { code: otherThan(phone.code()), returnTo: "/admin" });
    assert.equal(wrong.status, 422);
    assert.match(await shown(wrong), /name="returnTo" value="\/admin"/);
    const right = { code: phone.code(), returnTo: "/admin" };
    assert.deepEqual(goes(await client.postForm(GATE, right)), [303, "/admin"]);
    assert.equal((await client.fetch("/admin")).status, 200);
  },
  here,
);

databaseTest(
  "the challenge page handles a wrong, an empty, a limited and a correct code, and then leads to the next page",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    const phone = await addAuthenticator(practice, user.id);
    const browser = (await testApp(practice)).browser();
    assert.deepEqual(goes(await browser.fetch(`${CHALLENGE}?returnTo=/account`)), [
      303,
      "/sign-in?returnTo=%2Faccount",
    ]);
    const account = { email: user.email, password: FACTORY_PASSWORD, returnTo: "/account" };
    assert.deepEqual(goes(await browser.postForm("/sign-in", account)), [
      303,
      `${CHALLENGE}?returnTo=%2Faccount`,
    ]);
    const send = (code: string, returnTo = "/account") =>
      browser.postForm(CHALLENGE, { code, returnTo, trust: "yes" });
    assert.equal((await send("")).status, 422);
    for (let tries = 0; tries < 5; tries++) {
      const wrong = await send(otherThan(phone.code()));
      assert.equal(wrong.status, 422);
      const html = await shown(wrong);
      assert.match(html, /This code isn't right, or it was already used\./);
      assert.match(html, /checked/, "The choice to trust is kept.");
    }
    const limited = await send(phone.code());
    assert.equal(limited.status, 429);
    assert.ok(Number(limited.headers.get("retry-after")) > 0);
    practice.clock.advance({ minutes: 15 });
    assert.deepEqual(goes(await send(phone.code())), [303, "/sign-in?returnTo=%2Faccount"], "It expired.");
    await browser.postForm("/sign-in", account);
    assert.deepEqual(goes(await send(phone.code(), "//evil.example")).slice(0, 1), [303]);
  },
  here,
);

databaseTest("the challenge page accepts no return address on another site", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const phone = await addAuthenticator(practice, user.id);
  const app = await testApp(practice);
  for (const returnTo of ["//evil.example", "/\\evil.example", "https://evil.example"]) {
    practice.clock.advance({ seconds: 30 });
    const browser = app.browser();
    await browser.postForm("/sign-in", { email: user.email, password: FACTORY_PASSWORD });
    const passed = await browser.postForm(CHALLENGE, { code: phone.code(), returnTo });
    assert.equal(passed.status, 303);
    assert.doesNotMatch(passed.headers.get("location") ?? "", /evil/);
  }
}, here);

databaseTest("a waiting key can be abandoned, and the current app turned off", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  await addAuthenticator(practice, user.id);
  const client = await (await testApp(practice)).as(user, { twoFactors: true });
  await client.postForm(APP, { do: "begin" });
  await keyOn(client);
  assert.deepEqual(goes(await client.postForm(APP, { do: "cancel" })), [303, APP]);
  assert.match(await shown(await client.fetch(APP)), /An authenticator app protects your account/);
  assert.equal((await client.postForm(APP, { do: "remove" })).status, 303);
  assert.match(await shown(await client.fetch(APP)), /Set it up/);
}, here);

databaseTest("new recovery codes are shown once, and the previous ones stop working", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const phone = await addAuthenticator(practice, user.id);
  const app = await testApp(practice);
  const client = await app.as(user, { twoFactors: true });
  const page = "/account/security/recovery-codes";
  assert.match(await shown(await client.fetch(page)), /You have 10 left/);
  const made = await client.postForm(page, {});
  assert.equal(made.headers.get("cache-control"), "no-store");
  const codes = codesIn(await shown(made));
  assert.equal(new Set(codes).size, 10);
  assert.equal(codesIn(await shown(await client.fetch(page))).length, 0);
  const browser = app.browser();
  await browser.postJson("/api/auth/sign-in", { email: user.email, password: FACTORY_PASSWORD });
  const second = async (code: string) => (await browser.postJson("/api/auth/second-factor", { code })).status;
  assert.deepEqual([await second(phone.recoveryCodes[0]), await second(codes[0] ?? "")], [422, 200]);
}, here);

databaseTest(
  "the code of a demo account is shown in local, and no other account's code anywhere",
  async ({ db }) => {
    const practice = testPractice(db);
    const demo = await createPatient(practice, { email: "someone@bloom.example" });
    const other = await createPatient(practice);
    const phone = await addAuthenticator(practice, demo.id);
    await addAuthenticator(practice, other.id);
    assert.equal(await demoCode(practice, demo), phone.code());
    assert.equal(await demoCode(practice, other), null);
    for (const environment of ["preview", "qa", "production"] as const) {
      const config = { ...readConfig({}), environment };
      assert.equal(await demoCode({ ...practice, config }, demo), null, environment);
    }
  },
  here,
);
