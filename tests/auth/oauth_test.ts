import assert from "node:assert/strict";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient } from "../support/factories.ts";
import { addAuthenticator } from "./authenticator.ts";
import { goes, oauthSite, walkThere } from "./oauth_journey.ts";
import { codeIn, newestMail } from "./visitor.ts";

const here = { engines: ["PGlite"] } as const;

const rest = { name: "Ada King", role: "patient", timeZone: "Europe/London" };

for (const provider of ["google", "zoom"] as const) {
  databaseTest(
    `a new user signs up with ${provider} and returns to the same account`,
    async ({ db }) => {
      await using site = await oauthSite(db);
      const browser = site.app.browser();
      const back = await walkThere(browser, provider);
      assert.deepEqual(goes(await browser.fetch(back)), [303, "/sign-up/finish"]);
      const page = await (await browser.fetch("/sign-up/finish")).text();
      assert.match(page, /ada@example\.com/);
      assert.match(page, /value="Ada King"/);
      assert.equal((await browser.postForm("/sign-up/finish", { ...rest, name: "" })).status, 422);
      assert.deepEqual(goes(await browser.postForm("/sign-up/finish", rest)), [303, "/welcome"]);
      assert.equal((await browser.fetch("/api/auth/session")).status, 200);

      const again = site.app.browser();
      site[provider].person = { ...site[provider].person, email: "another@example.com" };
      await again.fetch(await walkThere(again, provider));
      const { user } = await (await again.fetch("/api/auth/session")).json();
      assert.equal(user.email, "ada@example.com", "The identity is the subject, not the address.");
      assert.equal((await db.selectFrom("users").select("id").execute()).length, 1);
    },
    here,
  );

  databaseTest(
    `an address that ${provider} has not verified links nothing and must be verified by code`,
    async ({ db }) => {
      await using site = await oauthSite(db);
      const owner = await createPatient(site.practice, { email: "ada@example.com" });
      site[provider].person = { ...site[provider].person, isEmailProven: false };
      const browser = site.app.browser();
      assert.deepEqual(goes(await browser.fetch(await walkThere(browser, provider))), [
        303,
        "/sign-up/finish",
      ]);
      const unproven = { ...rest, email: "ada@example.com" };
      assert.deepEqual(goes(await browser.postForm("/sign-up/finish", unproven)), [303, "/verify-email"]);
      assert.match((await newestMail(site.practice)).subject, /already have an account/);
      const accounts = await db.selectFrom("accounts").select("userId").execute();
      assert.deepEqual(accounts, [{ userId: owner.id }]);

      const other = site.app.browser();
      await other.fetch(await walkThere(other, provider));
      await other.postForm("/sign-up/finish", { ...rest, email: "free@example.com" });
      const code = codeIn(await newestMail(site.practice));
      assert.deepEqual(goes(await other.postForm("/verify-email", { code })), [303, "/welcome"]);
      const third = site.app.browser();
      await third.fetch(await walkThere(third, provider));
      assert.equal(
        (await third.fetch("/api/auth/session")).status,
        200,
        "From now on the identity signs in.",
      );
    },
    here,
  );
}

databaseTest(
  "an identity with an address verified on both sides is linked; the owner is notified and the second factor required",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const owner = await createPatient(site.practice, { email: "Ada@example.com" });
    await addAuthenticator(site.practice, owner.id);
    const browser = site.app.browser();
    const back = await walkThere(browser, "google");
    assert.deepEqual(goes(await browser.fetch(back)), [303, "/sign-in/two-factor"]);
    assert.equal((await browser.fetch("/api/auth/session")).status, 401);
    await runDueJobs(site.practice);
    assert.match(site.practice.outbox[0].subject, /now sign in to Bloom with Google/);
  },
  here,
);

databaseTest(
  "a declined consent, an error and an unavailable provider are reported with a way back",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const browser = site.app.browser();
    const denied = await browser.fetch(await walkThere(browser, "google", { answer: "no" }));
    assert.equal(denied.status, 200);
    assert.match(await denied.text(), /You canceled the sign-in with Google[\s\S]*href="\/sign-in"/);

    const back = new URL(await walkThere(browser, "google"), "http://localhost");
    back.searchParams.set("code", "made-up");
    const wrong = await browser.fetch(back.pathname + back.search);
    assert.equal(wrong.status, 502);
    assert.match(await wrong.text(), /didn't tell us who you are/);

    const late = await walkThere(browser, "zoom");
    await site.zoom[Symbol.asyncDispose]();
    const away = await browser.fetch(late);
    assert.equal(away.status, 502);
    assert.match(await away.text(), /Zoom isn't responding/);
    assert.ok(site.practice.events.some(({ event }) => event === "provider_failed"));
  },
  here,
);

databaseTest(
  "the account page links and unlinks identities; the last sign-in method stays",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const password = "an old umbrella in march";
    const owner = await createPatient(site.practice, { email: "other@example.com", password });
    const client = await site.app.as(owner);
    const link = () => client.postForm("/account/security/providers", { do: "link:google" });
    const back = await walkThere(client, "google", { begin: link });
    assert.deepEqual(goes(await client.fetch(back)), [303, "/account/security/providers?done=linked"]);
    assert.match(await (await client.fetch("/account/security/providers")).text(), /Unlink Google/);
    await runDueJobs(site.practice);
    assert.match(site.practice.outbox[0].subject, /now sign in to Bloom with Google/);

    const stranger = await site.app.as(await createPatient(site.practice));
    const theirs = await walkThere(stranger, "google", {
      begin: () => stranger.postForm("/account/security/providers", { do: "link:google" }),
    });
    assert.equal((await stranger.fetch(theirs)).status, 409);

    site.practice.clock.advance({ minutes: 10 });
    const unlink = (proof: string) =>
      client.postForm("/account/security/providers", { do: "unlink:google", proof });
    assert.equal((await unlink("")).status, 403);
    assert.equal((await unlink(password)).status, 303);
    assert.equal(
      (await db.selectFrom("accounts").select("id").where("userId", "=", owner.id).execute()).length,
      1,
    );

    const newcomer = site.app.browser();
    await newcomer.fetch(await walkThere(newcomer, "google"));
    await newcomer.postForm("/sign-up/finish", rest);
    const last = await newcomer.postForm("/account/security/providers", { do: "unlink:google" });
    assert.equal(last.status, 409);
    assert.match(await last.text(), /This is the only way to sign in to your account/);
  },
  here,
);

databaseTest(
  "an account without a password confirms a change through its provider, and only with its own identity",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const browser = site.app.browser();
    await browser.fetch(await walkThere(browser, "google"));
    await browser.postForm("/sign-up/finish", rest);
    site.practice.clock.advance({ minutes: 10 });
    const setPassword = () =>
      browser.postForm("/account/security/password", { newPassword: "an old umbrella in march" });
    const asked = await setPassword();
    assert.equal(asked.status, 403);
    assert.match(
      await asked.text(),
      /formaction="\/sign-in\/google\?purpose=confirm"[\s\S]*Confirm with Google/,
    );
    const confirm = () =>
      browser.fetch("/sign-in/google?purpose=confirm", {
        method: "POST",
        headers: { referer: `${site.practice.config.origin}/account/security/password` },
        body: new URLSearchParams(),
      });
    const own = site.google.person;
    site.google.person = { ...own, subject: "2", email: "eve@example.com" };
    const strange = await browser.fetch(await walkThere(browser, "google", { begin: confirm }));
    assert.equal(strange.status, 409);
    assert.equal((await setPassword()).status, 403);
    site.google.person = own;
    const back = await browser.fetch(await walkThere(browser, "google", { begin: confirm }));
    assert.deepEqual(goes(back), [303, "/account/security/password"]);
    assert.equal((await setPassword()).status, 303);
  },
  here,
);

databaseTest("an unconfigured provider has no button and no route", async ({ db }) => {
  const { testApp } = await import("../support/app.ts");
  const { testPractice } = await import("../support/practice.ts");
  const app = await testApp(testPractice(db));
  for (const path of ["/sign-in", "/sign-up"]) {
    assert.doesNotMatch(await (await app.fetch(path)).text(), /Google|Zoom/);
  }
  assert.equal((await app.browser().postForm("/sign-in/google", {})).status, 404);
  assert.equal((await app.fetch("/sign-in/google/callback?state=x&code=y")).status, 404);
}, here);
