import assert from "node:assert/strict";
import { readIdToken } from "../../../lib/auth/oauth/id_token.ts";
import { ProviderFailure } from "../../../lib/auth/oauth/identity.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { oauthSite, walkThere } from "../oauth_journey.ts";

databaseTest(
  "an OAuth state is single-use: of two simultaneous returns, one signs in",
  async ({ db }) => {
    await using site = await oauthSite(db);
    await createPatient(site.practice, { email: "ada@example.com" });
    const browser = site.app.browser();
    const back = await walkThere(browser, "google");
    const statuses = (await Promise.all([1, 2, 3].map(() => browser.fetch(back)))).map(({ status }) =>
      status
    );
    assert.deepEqual(statuses.sort(), [303, 400, 400]);
    assert.equal((await browser.fetch(back)).status, 400);
  },
);

databaseTest(
  "an OAuth state is bound to its browser: a link from an attacker does not sign anyone in",
  async ({ db }) => {
    await using site = await oauthSite(db);
    await createPatient(site.practice, { email: "ada@example.com" });
    const attacker = site.app.browser();
    const back = await walkThere(attacker, "google");
    const victim = site.app.browser();
    assert.equal((await victim.fetch(back)).status, 400);
    const begun = site.app.browser();
    await begun.postForm("/sign-in/google", {});
    const other = await walkThere(site.app.browser(), "google");
    assert.equal((await begun.fetch(other)).status, 400, "Another browser's own cookie does not help.");
    assert.equal((await begun.fetch("/api/auth/session")).status, 401);
  },
);

databaseTest(
  "an OAuth state is bound to its provider and to the issuer that answers (RFC 9207)",
  async ({ db }) => {
    await using site = await oauthSite(db);
    await createPatient(site.practice, { email: "ada@example.com" });
    const browser = site.app.browser();
    const mixed = (await walkThere(browser, "google")).replace("/sign-in/google/", "/sign-in/zoom/");
    assert.equal((await browser.fetch(mixed)).status, 400);
    const back = new URL(await walkThere(browser, "google"), "http://localhost");
    back.searchParams.set("iss", site.zoom.issuer);
    assert.equal((await browser.fetch(back.pathname + back.search)).status, 400);
    assert.equal((await browser.fetch("/api/auth/session")).status, 401);
  },
);

databaseTest("an OAuth state expires after ten minutes", async ({ db }) => {
  await using site = await oauthSite(db);
  await createPatient(site.practice, { email: "ada@example.com" });
  const browser = site.app.browser();
  const back = await walkThere(browser, "google");
  site.practice.clock.advance({ minutes: 10 });
  assert.equal((await browser.fetch(back)).status, 400);
});

databaseTest(
  "the PKCE verifier belongs to one attempt: the provider refuses another attempt's code",
  async ({ db }) => {
    await using site = await oauthSite(db);
    await createPatient(site.practice, { email: "ada@example.com" });
    const browser = site.app.browser();
    const stolen = new URL(await walkThere(site.app.browser(), "google"), "http://localhost");
    const own = new URL(await walkThere(browser, "google"), "http://localhost");
    own.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    assert.equal((await browser.fetch(own.pathname + own.search)).status, 502);
    assert.equal((await browser.fetch("/api/auth/session")).status, 401);
  },
);

databaseTest(
  "linking belongs to the user who started it: another user who signed in since is not linked",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const [one, other] = [await createPatient(site.practice), await createPatient(site.practice)];
    const client = await site.app.as(one);
    const begin = () => client.postForm("/account/security/providers", { do: "link:google" });
    const back = await walkThere(client, "google", { begin });
    await client.postJson("/api/auth/sign-out", {});
    const { email } = other;
    const signedIn = await client.postJson("/api/auth/sign-in", { email, password: FACTORY_PASSWORD });
    assert.equal(signedIn.status, 200);
    assert.equal((await client.fetch(back)).status, 400);
    const issuers = await db.selectFrom("accounts").select("issuer").execute();
    assert.ok(issuers.every(({ issuer }) => issuer === "bloom"));
  },
);

databaseTest(
  "state, nonce and PKCE challenge are new for each attempt",
  async ({ db }) => {
    await using site = await oauthSite(db);
    const browser = site.app.browser();
    const asked: URLSearchParams[] = [];
    for (let n = 0; n < 2; n++) {
      const begun = await browser.postForm("/sign-in/google", {});
      asked.push(new URL(begun.headers.get("location") ?? "").searchParams);
    }
    for (const name of ["state", "nonce", "code_challenge"]) {
      const [one, other] = asked.map((query) => query.get(name) ?? "");
      assert.ok(one.length >= 26 && one !== other, name);
    }
    assert.ok(asked.every((query) => query.get("code_challenge_method") === "S256"));
    assert.ok(
      asked.every((query) => query.get("scope") === "openid email profile"),
      "Nothing else is requested.",
    );
    const stored = JSON.stringify(await db.selectFrom("tokens").selectAll().execute());
    for (const query of asked) {
      assert.ok(!stored.includes(query.get("state") ?? "") && !stored.includes(query.get("nonce") ?? ""));
    }
  },
);

databaseTest("the return address given to a provider is a path of this site", async ({ db }) => {
  await using site = await oauthSite(db);
  await createPatient(site.practice, { email: "ada@example.com" });
  for (const evil of ["//evil.example", "/\\evil.example", "https://evil.example", "/%2f%2fevil.example"]) {
    const browser = site.app.browser();
    const begin = () => browser.postForm(`/sign-in/google?returnTo=${encodeURIComponent(evil)}`, {});
    const response = await browser.fetch(await walkThere(browser, "google", { begin }));
    assert.doesNotMatch(response.headers.get("location") ?? "", /evil/);
  }
});

const now = Temporal.Instant.from("2026-05-01T12:00:00Z");
const config = {
  clientId: "bloom",
  clientSecret: "",
  issuer: "https://accounts.google.com",
  authorizationUrl: "",
  tokenUrl: "",
};
const good = {
  iss: config.issuer,
  sub: "1",
  aud: "bloom",
  exp: now.epochMilliseconds / 1000 + 60,
  nonce: "n",
};
const read = (claims: object) => readIdToken(claims, { provider: "google", config, nonce: "n", now });

Deno.test("an ID token from another issuer, for another client, with another nonce or expired is refused", () => {
  assert.equal(read(good).subject, "1");
  assert.equal(read({ ...good, iss: "accounts.google.com" }).issuer, config.issuer);
  assert.equal(read({ ...good, aud: ["bloom", "x"], azp: "bloom" }).subject, "1");
  const bad = [
    { iss: "https://evil.example" },
    { aud: "other" },
    { aud: ["bloom", "x"], azp: "x" },
    { nonce: "m" },
    { nonce: undefined },
    { exp: now.epochMilliseconds / 1000 },
    { sub: "" },
  ];
  for (const claims of bad) {
    assert.throws(() => read({ ...good, ...claims }), ProviderFailure, JSON.stringify(claims));
  }
  assert.equal(
    read({ ...good, email: "a@example.com" }).isEmailProven,
    false,
    "A missing claim is not proof.",
  );
  assert.equal(read({ ...good, email: "a@example.com", email_verified: "false" }).isEmailProven, false);
});
