import assert from "node:assert/strict";
import { transaction } from "../../../db/transaction.ts";
import { resetToken } from "../../../lib/auth/password_reset/reset_token.ts";
import { policy } from "../../../lib/site/access/policy.ts";
import { issueToken } from "../../../lib/auth/tokens/single_use_token.ts";
import { totpCode } from "../../../lib/auth/two_factor/totp.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist, FACTORY_PASSWORD } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { beginChallenge } from "../two_factor/challenge.ts";

const here = { engines: ["PGlite"] } as const;
const password = FACTORY_PASSWORD;
const account = (email: string) => ({ email, password });

/** Returns the value of a cookie that an answer sets. */
function cookieIn(response: Response, name: string): string | undefined {
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0])
    .find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Whether a token belongs to a session. */
async function opens(client: Client, token: string | undefined): Promise<boolean> {
  assert.ok(token);
  const response = await client.fetch("/api/auth/session", { headers: { cookie: `bloom_session=${token}` } });
  return response.status === 200;
}

databaseTest(
  "a password that waits for its second factor is not a session: only the challenge reads it",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createTherapist(practice);
    await addAuthenticator(practice, user.id);
    const app = await testApp(practice);
    const browser = app.browser();
    const signIn = await browser.postJson("/api/auth/sign-in", account(user.email));
    assert.equal(signIn.status, 202);
    assert.deepEqual(await signIn.json(), { next: "second_factor" });
    assert.equal(cookieIn(signIn, "bloom_session"), undefined);
    assert.deepEqual(await db.selectFrom("sessions").select("id").execute(), []);
    assert.equal(await opens(app, cookieIn(signIn, "bloom_second_factor")), false);

    const id = crypto.randomUUID();
    const open: string[] = [];
    for (const [route, rules] of Object.entries(policy)) {
      for (const [method, { who }] of Object.entries(rules)) {
        if (who === "everyone") continue;
        const response = await browser.fetch(route.replaceAll(/:\w+/g, id), { method });
        const isRefused = response.status === 401 ||
          response.headers.get("location")?.startsWith("/sign-in") === true;
        if (!isRefused) open.push(`${method} ${route}: ${response.status}`);
      }
    }
    assert.deepEqual(open, []);
    const page = await browser.fetch("/sign-in/two-factor");
    assert.equal(page.status, 200);
    assert.equal(page.headers.get("cache-control"), "no-store");
  },
  here,
);

databaseTest("a session's token is not a challenge, and neither is any other token", async ({ db }) => {
  const practice = testPractice(db);
  const user = await createPatient(practice);
  const app = await testApp(practice);
  const session = cookieIn(
    await app.browser().postJson("/api/auth/sign-in", account(user.email)),
    "bloom_session",
  );
  await addAuthenticator(practice, user.id);
  const secret = await beginChallenge(practice, user);
  const page = async (cookie: string) =>
    (await app.fetch("/sign-in/two-factor", { headers: { cookie: `bloom_second_factor=${cookie}` } })).status;
  assert.equal(await page(`${session}`), 303);
  assert.equal(await page(secret), 200);
  const mailed = await transaction(
    db,
    (trx) => issueToken(trx, practice, resetToken, { userId: user.id, payload: {} }),
  );
  assert.equal(await page(mailed), 303);
}, here);

databaseTest(
  "every sign-in, upgrade and proof gives a new session token",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createTherapist(practice);
    const app = await testApp(practice);
    const browser = app.browser();
    const rises: [string, Response][] = [];
    rises.push(["sign-in", await browser.postJson("/api/auth/sign-in", account(user.email))]);
    const made = await browser.postJson("/api/user/authenticator", {});
    const { secret } = await made.json();
    const next = codesOf(practice, secret);
    rises.push([
      "enrollment",
      await browser.postJson("/api/user/authenticator/confirmation", { code: next() }),
    ]);
    await browser.postJson("/api/auth/sign-in", account(user.email));
    rises.push(["challenge", await browser.postJson("/api/auth/second-factor", { code: next() })]);
    await lower();
    const code = { code: next() };
    rises.push(["second factor", await browser.postForm("/account/security/second-factor", code)]);
    await lower();
    rises.push(["confirmation", await browser.postJson("/api/auth/confirmation", { proof: next() })]);
    rises.push(["confirmation again", await browser.postJson("/api/auth/confirmation", { proof: next() })]);
    practice.clock.advance({ minutes: 11 });
    const proof = { do: "begin", proof: next() };
    rises.push(["a form's proof", await browser.postForm("/account/security/authenticator", proof)]);

    const tokens = rises.map(([what, answer]) => [what, cookieIn(answer, "bloom_session")] as const);
    assert.ok(tokens.every(([, token]) => token));
    assert.equal(new Set(tokens.map(([, token]) => token)).size, rises.length);
    for (const [what, token] of tokens.slice(0, -1)) assert.equal(await opens(app, token), false, what);
    assert.equal(await opens(app, tokens.at(-1)?.[1]), true);

    async function lower() {
      await db.updateTable("sessions").set({ secondFactorAt: null }).execute();
    }
  },
  here,
);

databaseTest("an existing session is not reused when the challenge succeeds", async ({ db }) => {
  const practice = testPractice(db);
  const [planted, user] = [await createPatient(practice), await createPatient(practice)];
  const phone = await addAuthenticator(practice, user.id);
  const app = await testApp(practice);
  const browser = app.browser();
  const before = cookieIn(
    await browser.postJson("/api/auth/sign-in", account(planted.email)),
    "bloom_session",
  );
  await browser.postJson("/api/auth/sign-in", account(user.email));
  const passed = await browser.postJson("/api/auth/second-factor", { code: phone.code() });
  assert.equal((await passed.json()).user.id, user.id);
  assert.equal(await opens(app, before), false);
  assert.equal(await opens(app, cookieIn(passed, "bloom_session")), true);
}, here);

databaseTest(
  "sign-in answers alike, whether or not an account with a second factor exists",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    await addAuthenticator(practice, user.id);
    const suspended = await createPatient(practice, { status: "suspended" });
    await addAuthenticator(practice, suspended.id);
    const app = await testApp(practice);
    const tries: [string, string][] = [
      [user.email, "not the password"],
      ["nobody@example.com", "not the password"],
      [suspended.email, "not the password"],
      [suspended.email, password],
    ];
    const answers = await Promise.all(tries.map(async ([email, tried]) => {
      const json = await app.browser().postJson("/api/auth/sign-in", { email, password: tried });
      const form = await app.browser().postForm("/sign-in", { email, password: tried });
      const html = (await form.text()).replaceAll(email, "…");
      return [json.status, await json.text(), json.headers.getSetCookie(), form.status, html];
    }));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
  },
  here,
);

/** Returns the codes that a phone shows, each in its own time step. */
function codesOf(practice: TestPractice, secret: string) {
  return () => {
    practice.clock.advance({ seconds: 30 });
    return totpCode(secret, practice.now());
  };
}
