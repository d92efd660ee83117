import assert from "node:assert/strict";
import { transaction } from "../../db/transaction.ts";
import { trustBrowser } from "../../lib/auth/sessions/trust_browser.ts";
import { signIn } from "../../lib/auth/sign_in/sign_in.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";
import { addAuthenticator } from "./authenticator.ts";
import { callerFrom, freshBrowser } from "./visitor.ts";

const here = { engines: ["PGlite"] } as const;
const password = "an old umbrella in march";

databaseTest(
  "users see their own sessions by device and address family, and can end each",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    const other = await createPatient(practice);
    const app = await testApp(practice);
    const [mine, old, third, stranger] = [
      await app.as(owner),
      await app.as(owner),
      await app.as(owner),
      await app.as(other),
    ];
    const list = async () =>
      (await (await mine.fetch("/api/user/sessions")).json()).items as { id: string; isThis: boolean }[];
    const before = await list();
    assert.deepEqual(before.map(({ isThis }) => isThis), [true, false, false]);
    const html = await (await mine.fetch("/account/sessions")).text();
    assert.match(html, /Signed in <time[^>]*>[^<]*<\/time>, over IPv4/);
    assert.doesNotMatch(html, /192\.0\.2/);

    const [, second] = before;
    const strange = await stranger.postForm("/account/sessions", { session: second.id });
    assert.equal(strange.status, 404);
    assert.equal((await mine.postForm("/account/sessions", { session: second.id })).status, 303);
    const alive = async () =>
      (await Promise.all([mine, old, third].map((client) => client.fetch("/api/auth/session"))))
        .map(({ status }) => status);
    assert.deepEqual((await alive()).sort(), [200, 200, 401]);
    assert.equal((await mine.postForm("/account/sessions", {})).status, 303);
    assert.deepEqual(await alive(), [200, 401, 401]);
    assert.equal((await stranger.fetch("/api/auth/session")).status, 200);
  },
  here,
);

databaseTest(
  "a trusted browser is listed, and is asked for a code once trust is withdrawn",
  async ({ db }) => {
    const practice = testPractice(db);
    const owner = await createPatient(practice, { password });
    const first = await signIn(callerFrom(practice), { email: owner.email, password }, freshBrowser);
    assert.ok(first.kind === "signed_in");
    await addAuthenticator(practice, owner.id);
    const trust = (held: string) =>
      transaction(db, (trx) => trustBrowser(trx, callerFrom(practice), owner, held));
    const browser = { ...freshBrowser, secret: await trust(first.browserSecret) };
    const again = async () =>
      (await signIn(callerFrom(practice), { email: owner.email, password }, browser)).kind;
    assert.equal(await again(), "signed_in");

    const client = await (await testApp(practice)).as(owner);
    const { items } = await (await client.fetch("/api/user/browsers")).json();
    assert.equal(items.length, 1);
    assert.match(await (await client.fetch("/account/sessions")).text(), /Stop trusting/);
    assert.equal((await client.postForm("/account/sessions", { browser: items[0].id })).status, 303);
    assert.equal(await again(), "second_factor_needed");

    browser.secret = await trust(browser.secret);
    practice.clock.advance({ hours: 30 * 24 });
    assert.equal(await again(), "second_factor_needed", "Trust ends after 30 days.");
  },
  here,
);

databaseTest(
  "a sign-in from a new browser is reported by mail, and one from a known browser is not",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice, { password });
    const from = async (secret: string | null, userAgent: string) => {
      const result = await signIn(callerFrom(practice), { email, password }, {
        userAgent,
        session: null,
        secret,
      });
      assert.ok(result.kind === "signed_in");
      await runDueJobs(practice);
      return result.browserSecret;
    };
    const first = await from(null, "phone");
    assert.equal(practice.outbox.length, 0, "The very first browser is not reported.");
    assert.equal(await from(first, "phone"), first);
    assert.equal(practice.outbox.length, 0);
    const planted = await from("a".repeat(32), "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0 <b>");
    assert.notEqual(planted, "a".repeat(32), "A planted secret is not adopted.");
    assert.match(practice.outbox[0].subject, /new sign-in/);
    assert.match(practice.outbox[0].text, /Firefox on Windows/);
    assert.doesNotMatch(practice.outbox[0].html, /<b>/);
  },
  here,
);

databaseTest("the security page shows an account's events only to its owner", async ({ db }) => {
  const practice = testPractice(db);
  const owner = await createPatient(practice, { password });
  const other = await createPatient(practice, { password });
  await signIn(callerFrom(practice), { email: owner.email, password: "wrong one" }, freshBrowser);
  await signIn(callerFrom(practice), { email: other.email, password: "wrong one" }, freshBrowser);
  const client = await (await testApp(practice)).as(owner);
  for (const path of ["/account/security", "/account/security/activity"]) {
    const html = await (await client.fetch(path)).text();
    assert.equal(html.match(/Someone tried to sign in and was refused/g)?.length, 1, path);
  }
  for (let more = 0; more < 3; more++) {
    practice.clock.advance({ minutes: 1 });
    await signIn(callerFrom(practice), { email: owner.email, password }, freshBrowser);
  }
  const seen: string[] = [];
  for (let cursor = "", pages = 0; pages < 5; pages++) {
    const { items, nextCursor } = await (await client.fetch(`/api/user/activity?limit=2${cursor}`)).json();
    seen.push(...items.map(({ what }: { what: string }) => what));
    if (!nextCursor) break;
    cursor = `&cursor=${nextCursor}`;
  }
  assert.deepEqual(seen, [
    ...Array(3).fill("Signed in with the password."),
    "Someone tried to sign in and was refused.",
  ]);
}, here);
