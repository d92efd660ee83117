import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { countAttempt } from "../../../lib/auth/limits/count_attempt.ts";
import { type RateLimitName, rateLimits } from "../../../lib/auth/limits/rate_limits.ts";
import { type TestApp, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testConfig, type TestPractice, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { ada, callerFrom } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;
const password = FACTORY_PASSWORD;
/** The network of requests within the process. */
const NETWORK = "127.0.0.1";

/** Returns a practice behind one trusted proxy and an account to attack there. */
async function behindProxy(practice: TestPractice) {
  const { email } = await createPatient(practice);
  const app = await testApp({ ...practice, config: { ...practice.config, trustedProxies: 1 } });
  const attempt = (forwardedFor: string) =>
    app.browser().postJson("/api/auth/sign-in", { email, password: "not the password" }, {
      "x-forwarded-for": forwardedFor,
    });
  const { most } = rateLimits.signInByAccountAndNetwork;
  return {
    /** Sends one attempt more than the limit and returns the answers. */
    burst: async (addressOf: (n: number) => string) => {
      const statuses: number[] = [];
      for (let n = 0; n <= most; n++) statuses.push((await attempt(addressOf(n))).status);
      return { before: statuses.slice(0, most).every((status) => status === 401), last: statuses[most] };
    },
    attempt,
  };
}

databaseTest(
  "the leftmost X-Forwarded-For never counts: invented addresses do not give extra attempts",
  async ({ db }) => {
    const { burst, attempt } = await behindProxy(testPractice(db));
    const result = await burst((n) => `198.51.100.${n}, 203.0.113.9`);
    assert.deepEqual(result, { before: true, last: 429 });
    assert.equal((await attempt("198.51.100.1, 203.0.113.10")).status, 401, "The proxy's own word counts.");
  },
  here,
);

databaseTest("IPv6 counts by /64: a home's other addresses do not give extra attempts", async ({ db }) => {
  const { burst, attempt } = await behindProxy(testPractice(db));
  const result = await burst((n) => `2001:db8:1:2:${n}::${n + 1}`);
  assert.deepEqual(result, { before: true, last: 429 });
  assert.equal((await attempt("2001:db8:1:3::1")).status, 401);
}, here);

databaseTest("invalid addresses share the attempts of one network", async ({ db }) => {
  const { burst } = await behindProxy(testPractice(db));
  assert.deepEqual(await burst((n) => `rubbish-${n}`), { before: true, last: 429 });
}, here);

databaseTest(
  "an attacker cannot lock an account for good: under attack from everywhere it opens again",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice);
    const app = await testApp(practice);
    const signIn = async () =>
      (await app.browser().postJson("/api/auth/sign-in", { email, password })).status;
    for (let n = 0; n < rateLimits.signInByAccount.most; n++) {
      await countAttempt(callerFrom(practice), ["signInByAccount", email]);
    }
    assert.equal(await signIn(), 429);
    practice.clock.advance({ hours: 1 });
    assert.equal(await signIn(), 200);
  },
  here,
);

interface Place {
  app: TestApp;
  user: User;
  practice: TestPractice;
}

/**
 * For each limit except those of calendars and known browsers, which have their own tests: whose attempts it
 * counts, and how to reach it.
 */
const limits: Record<Exclude<RateLimitName, `calendar${string}` | "signInByKnownBrowser">, {
  of: (place: Place) => string[];
  ask: (place: Place) => Promise<Response[]>;
}> = {
  signInByNetwork: { of: () => [NETWORK], ask: signInAgain },
  signInByAccountAndNetwork: { of: ({ user }) => [user.email, NETWORK], ask: signInAgain },
  signInByAccount: { of: ({ user }) => [user.email], ask: signInAgain },
  newPasswordByAccount: { of: ({ user }) => [user.id], ask: changePasswordAgain },
  signUpByNetwork: { of: () => [NETWORK], ask: signUpAgain },
  signUpByAddress: { of: () => [ada.email.toLowerCase()], ask: signUpAgain },
  secondFactor: { of: ({ user }) => [user.id], ask: giveCode },
  secondFactorByDay: { of: ({ user }) => [user.id], ask: giveCode },
  passkeyByNetwork: {
    of: () => [NETWORK],
    ask: async ({ app }) => [await app.browser().postJson("/api/auth/passkey/options", {})],
  },
  confirmPassword: {
    of: ({ user }) => [user.id],
    ask: changePasswordAgain,
  },
  resetByNetwork: { of: () => [NETWORK], ask: resetAgain },
  resetByAddress: { of: ({ user }) => [user.email], ask: resetAgain },
  emailChangeByAccount: {
    of: ({ user }) => [user.id],
    ask: async ({ app, user }) => {
      const client = await app.as(user);
      const fields = { email: "new@example.com", currentPassword: password };
      return [
        await client.postForm("/account/email", fields),
        await client.postJson("/api/user/email", fields),
      ];
    },
  },
  oauthByNetwork: {
    of: () => [NETWORK],
    ask: async ({ app }) => [await app.browser().postForm("/sign-in/google", {})],
  },
  verifyByNetwork: { of: () => [NETWORK], ask: verifyAgain },
  verifyAttemptByAddress: {
    of: () => [ada.email.toLowerCase()],
    ask: async ({ app }) => {
      const browser = app.browser();
      await browser.postForm("/sign-up", { ...ada });
      return [await browser.postForm("/verify-email", { code: "123456" })];
    },
  },
  verifyByAddress: { of: () => [ada.email.toLowerCase()], ask: verifyAgain },
};

async function changePasswordAgain({ app, user }: Place) {
  const client = await app.as(user);
  const fields = { currentPassword: password, newPassword: "seven herons on a jetty" };
  return [
    await client.postForm("/account/security/password", fields),
    await client.fetch("/api/user/password", {
      method: "PUT",
      body: JSON.stringify(fields),
      headers: { "content-type": "application/json" },
    }),
  ];
}

async function signInAgain({ app, user: { email } }: Place) {
  return [
    await app.browser().postForm("/sign-in", { email, password }),
    await app.browser().postJson("/api/auth/sign-in", { email, password }),
  ];
}

async function signUpAgain({ app }: Place) {
  return [
    await app.browser().postForm("/sign-up", { ...ada }),
    await app.browser().postJson("/api/auth/sign-up", ada),
  ];
}

async function resetAgain({ app, user: { email } }: Place) {
  return [
    await app.browser().postForm("/forgot-password", { email }),
    await app.browser().postJson("/api/auth/password-reset", { email }),
  ];
}

async function verifyAgain({ app }: Place) {
  return [await app.browser().postJson("/api/auth/verify-email", { email: ada.email, code: "123456" })];
}

async function giveCode({ app, user: { id, email }, practice }: Place) {
  const phone = await addAuthenticator(practice, id);
  const browser = app.browser();
  await browser.postJson("/api/auth/sign-in", { email, password });
  const code = phone.code();
  return [
    await browser.postForm("/sign-in/two-factor", { code }),
    await browser.postJson("/api/auth/second-factor", { code }),
  ];
}

databaseTest("every limit applies and says when to come back", async ({ db }) => {
  const config = testConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" });
  for (
    const [name, { of, ask }] of Object.entries(limits) as [
      keyof typeof limits,
      typeof limits[keyof typeof limits],
    ][]
  ) {
    const practice = testPractice(db, { config });
    const user = await createPatient(practice);
    const place = { app: await testApp(practice), user, practice };
    const { most, windowSeconds } = rateLimits[name];
    for (let n = 0; n < most; n++) await countAttempt(practice, [name, ...of(place)]);
    for (const response of await ask(place)) {
      assert.equal(response.status, 429, name);
      const wait = Number(response.headers.get("retry-after"));
      assert.ok(Number.isInteger(wait) && wait > 0 && wait <= windowSeconds, `${name}: ${wait}`);
    }
  }
}, here);
