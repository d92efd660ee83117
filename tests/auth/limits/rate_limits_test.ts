import assert from "node:assert/strict";
import { countAttempt } from "../../../lib/auth/limits/count_attempt.ts";
import { rateLimits } from "../../../lib/auth/limits/rate_limits.ts";
import { signIn } from "../../../lib/auth/sign_in/sign_in.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { readConfig } from "../../../lib/config/config.ts";
import { openMemoryCache } from "../../../lib/outside/cache/memory_cache.ts";
import type { Cache } from "../../../lib/outside/cache/cache.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";
import { addAuthenticator } from "../authenticator.ts";
import { ada, callerFrom, freshBrowser } from "../visitor.ts";

/** Returns a practice whose counters hold this many sign-in attempts. */
async function tried(practice: TestPractice, email: string, network: string, times: number) {
  const visit = callerFrom(practice, network);
  for (let time = 0; time < times; time++) {
    await countAttempt(visit, ["signInByAccountAndNetwork", email, network]);
  }
}

const attempt = (practice: TestPractice, email: string, network: string, password = FACTORY_PASSWORD) =>
  signIn(callerFrom(practice, network), { email, password }, freshBrowser);

databaseTest(
  "after too many wrong passwords even the correct one has to wait, and then works",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice);
    await tried(practice, email, "192.0.2.1", rateLimits.signInByAccountAndNetwork.most);
    const refused = await attempt(practice, email, "192.0.2.1");
    assert.deepEqual(refused, { kind: "too_many", retryAfterSeconds: 900, isFirst: true });
    practice.clock.advance({ minutes: 15 });
    assert.equal((await attempt(practice, email, "192.0.2.1")).kind, "signed_in");
  },
);

databaseTest("wrong passwords from one network do not lock the owner out in another", async ({ db }) => {
  const practice = testPractice(db);
  const { email } = await createPatient(practice);
  for (let time = 0; time < 3; time++) {
    assert.equal((await attempt(practice, email, "198.51.100.7", "no")).kind, "wrong");
  }
  await tried(practice, email, "198.51.100.7", rateLimits.signInByAccountAndNetwork.most);
  assert.equal((await attempt(practice, email, "198.51.100.7")).kind, "too_many");
  assert.equal((await attempt(practice, email, "192.0.2.1")).kind, "signed_in");
});

databaseTest(
  "attacks from elsewhere do not lock the owner out of a network where they are signed in",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice);
    assert.equal((await attempt(practice, email, "192.0.2.1")).kind, "signed_in");
    for (let time = 0; time < rateLimits.signInByAccount.most; time++) {
      await countAttempt(callerFrom(practice), ["signInByAccount", email]);
    }
    assert.equal((await attempt(practice, email, "203.0.113.50")).kind, "too_many");
    assert.equal((await attempt(practice, email, "192.0.2.1")).kind, "signed_in");
  },
);

/** Fills every limit of an account that others' wrong passwords can fill. */
async function attacked(practice: TestPractice, email: string, network: string) {
  await tried(practice, email, network, rateLimits.signInByAccountAndNetwork.most + 1);
  for (let time = 0; time <= rateLimits.signInByAccount.most; time++) {
    await countAttempt(callerFrom(practice), ["signInByAccount", email]);
  }
}

databaseTest(
  "a browser that the account knows is not locked out by others' wrong passwords, wherever they and it are",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice);
    const first = await attempt(practice, email, "192.0.2.1");
    assert.ok(first.kind === "signed_in");
    const known = { ...freshBrowser, secret: first.browserSecret };
    await db.deleteFrom("sessions").execute();
    await attacked(practice, email, "203.0.113.50");
    const input = { email, password: FACTORY_PASSWORD };
    const here = callerFrom(practice, "203.0.113.50");
    assert.equal((await signIn(here, input, freshBrowser)).kind, "too_many");
    assert.equal((await signIn(here, input, known)).kind, "signed_in");
    const { kind } = await signIn(callerFrom(practice, "192.0.2.77"), input, known);
    assert.equal(kind, "signed_in");
  },
);

databaseTest(
  "a known browser has a limit of its own, for this account alone, whatever network it is in",
  async ({ db }) => {
    const practice = testPractice(db);
    const [owner, other] = [await createPatient(practice), await createPatient(practice)];
    const first = await attempt(practice, owner.email, "192.0.2.1");
    assert.ok(first.kind === "signed_in");
    const known = { ...freshBrowser, secret: first.browserSecret };
    const kinds: string[] = [];
    for (let time = 0; time <= rateLimits.signInByKnownBrowser.most; time++) {
      const input = { email: owner.email, password: "wrong" };
      kinds.push((await signIn(callerFrom(practice, `198.51.100.${time}`), input, known)).kind);
    }
    assert.deepEqual(kinds, [...Array(rateLimits.signInByKnownBrowser.most).fill("wrong"), "too_many"]);

    await attacked(practice, other.email, "192.0.2.1");
    const input = { email: other.email, password: FACTORY_PASSWORD };
    assert.equal((await signIn(callerFrom(practice), input, known)).kind, "too_many");
    const invented = { ...freshBrowser, secret: "a".repeat(32) };
    assert.equal((await signIn(callerFrom(practice), input, invented)).kind, "too_many");
  },
);

databaseTest(
  "a password without its second factor makes no browser known",
  async ({ db }) => {
    const practice = testPractice(db);
    const user = await createPatient(practice);
    await addAuthenticator(practice, user.id);
    assert.equal((await attempt(practice, user.email, "192.0.2.1")).kind, "second_factor_needed");
    assert.deepEqual(await db.selectFrom("browsers").select("id").execute(), []);
  },
);

databaseTest("a single network cannot use up an account's limit", async ({ db }) => {
  const practice = testPractice(db);
  const { email } = await createPatient(practice);
  await tried(practice, email, "198.51.100.7", rateLimits.signInByAccountAndNetwork.most);
  for (let time = 0; time < rateLimits.signInByAccount.most; time++) {
    assert.equal((await attempt(practice, email, "198.51.100.7")).kind, "too_many");
  }
  assert.equal((await attempt(practice, email, "203.0.113.50")).kind, "signed_in");
});

databaseTest("an unknown address is counted like a known one", async ({ db }) => {
  const practice = testPractice(db);
  await tried(practice, "unknown@example.com", "192.0.2.1", rateLimits.signInByAccountAndNetwork.most);
  assert.equal((await attempt(practice, "Unknown@Example.com", "192.0.2.1")).kind, "too_many");
});

databaseTest(
  "a successful sign-in resets its own count, so that success never locks a user out",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice);
    await tried(practice, email, "192.0.2.1", rateLimits.signInByAccountAndNetwork.most - 1);
    assert.equal((await attempt(practice, email, "192.0.2.1")).kind, "signed_in");
    assert.equal((await attempt(practice, email, "192.0.2.1")).kind, "signed_in");
  },
);

databaseTest(
  "simultaneous attempts do not slip through: of thirty, twenty are checked",
  async ({ db }) => {
    const practice = testPractice(db);
    const { email } = await createPatient(practice);
    const results = await Promise.all(
      Array.from({ length: 30 }, () => attempt(practice, email, "192.0.2.1", "wrong password")),
    );
    assert.equal(results.filter(({ kind }) => kind === "wrong").length, 20);
    assert.equal(results.filter(({ kind }) => kind === "too_many").length, 10);
  },
  { engines: ["PGlite"] },
);

databaseTest("a network that floods sign-in is stopped, whatever addresses it tries", async ({ db }) => {
  const practice = testPractice(db);
  const visit = callerFrom(practice, "198.51.100.7");
  for (let time = 0; time < rateLimits.signInByNetwork.most; time++) {
    await countAttempt(visit, ["signInByNetwork", "198.51.100.7"]);
  }
  assert.equal((await attempt(practice, "one-more@example.com", "198.51.100.7")).kind, "too_many");
  assert.equal((await attempt(practice, "one-more@example.com", "192.0.2.1")).kind, "wrong");
});

databaseTest(
  "an address gets only a few mails an hour, no matter who signs up with it or from where",
  async ({ db }) => {
    const practice = testPractice(db);
    for (const email of ["free@example.com", (await createPatient(practice)).email]) {
      const kinds: string[] = [];
      for (let time = 0; time < rateLimits.signUpByAddress.most + 1; time++) {
        kinds.push((await signUp(callerFrom(practice, `198.51.100.${time}`), { ...ada, email })).kind);
      }
      assert.deepEqual(kinds, [...Array(rateLimits.signUpByAddress.most).fill("code_sent"), "too_many"]);
    }
  },
  { engines: ["PGlite"] },
);

Deno.test("counter keys reveal neither address nor network", async () => {
  const keys: string[] = [];
  const memory = openMemoryCache();
  const cache: Cache = { ...memory, hit: (key, limit) => (keys.push(key), memory.hit(key, limit)) };
  const visit = { cache, config: readConfig({}) };
  await countAttempt(visit, ["signInByAccountAndNetwork", "ada@example.com", "192.0.2.1"], [
    "signInByAccount",
    "a",
  ]);
  assert.equal(keys.length, 2);
  for (const key of keys) assert.match(key, /^signInByAccount(AndNetwork)?:[0-9a-f]{32}$/);
});

Deno.test("a refused network makes no counter for the addresses that it tries", async () => {
  const keys = new Set<string>();
  const memory = openMemoryCache();
  const cache: Cache = { ...memory, hit: (key, limit) => (keys.add(key), memory.hit(key, limit)) };
  const visit = { cache, config: readConfig({}) };
  for (let time = 0; time < rateLimits.signUpByNetwork.most + 500; time++) {
    await countAttempt(visit, ["signUpByNetwork", "192.0.2.1"], ["signUpByAddress", `${time}@example.com`]);
  }
  assert.equal(keys.size, 1 + rateLimits.signUpByNetwork.most);
});

Deno.test("counters for different things never share a key", async () => {
  const visit = { cache: openMemoryCache(), config: readConfig({}) };
  for (let time = 0; time < rateLimits.signInByAccountAndNetwork.most; time++) {
    await countAttempt(visit, ["signInByAccountAndNetwork", "a", "bc"]);
  }
  assert.equal(await countAttempt(visit, ["signInByAccountAndNetwork", "ab", "c"]), null);
  assert.notEqual(await countAttempt(visit, ["signInByAccountAndNetwork", "a", "bc"]), null);
});
