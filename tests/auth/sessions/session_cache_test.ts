import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { transaction } from "../../../db/transaction.ts";
import { countAttempt } from "../../../lib/auth/limits/count_attempt.ts";
import { changePassword } from "../../../lib/auth/password/change_password.ts";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { findSession, startSession } from "../../../lib/auth/sessions/session.ts";
import { endOtherSessions } from "../../../lib/auth/sessions/end_own_sessions.ts";
import { signOut } from "../../../lib/auth/sessions/sign_out.ts";
import { suspendUser } from "../../support/suspend_user.ts";
import { openCache } from "../../../lib/outside/cache/open_cache.ts";
import type { Cache } from "../../../lib/outside/cache/cache.ts";
import { openMemoryCache } from "../../../lib/outside/cache/memory_cache.ts";
import { openUpstashCache } from "../../../lib/outside/cache/upstash_cache.ts";
import { updateNameAndZone } from "../../../lib/people/profile/update_name_and_zone.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../../support/practice.ts";
import { startRedis } from "../../support/start_redis.ts";
import { openUpstashGateway } from "../../support/upstash_gateway.ts";
import { byPassword, callerFrom, freshBrowser } from "../visitor.ts";

const redisUrl = Deno.env.get("BLOOM_TEST_REDIS");
const here = { engines: ["PGlite"] } as const;

/** Two instances over one database, each with its own client of the shared cache. */
interface Instances {
  one: TestPractice;
  other: TestPractice;
}

/** Runs a test over a cache in this process, and through Upstash's client over a real Redis server. */
function cacheTest(name: string, run: (instances: Instances, db: Db) => Promise<void>): void {
  databaseTest(`${name}, in this process`, async ({ db }) => {
    const one = testPractice(db);
    await run({ one, other: testPractice(db, { cache: one.cache, now: one.now }) }, db);
  }, here);
  if (!redisUrl) return;
  databaseTest(`${name}, through Redis`, async ({ db }) => {
    const gateway = await openUpstashGateway(redisUrl);
    const one = testPractice(db);
    const caches = [openUpstashCache(gateway, one.log), openUpstashCache(gateway, one.log)];
    try {
      const now = one.now;
      await run(
        { one: { ...one, cache: caches[0] }, other: testPractice(db, { cache: caches[1], now }) },
        db,
      );
      assert.deepEqual(one.events, [], "Redis answered every time.");
    } finally {
      for (const cache of caches) await cache.close();
      await gateway.close();
    }
  });
}

async function begin(practice: TestPractice) {
  const user = await createPatient(practice);
  const started = await transaction(
    practice.db,
    (trx) => startSession(trx, callerFrom(practice), user, freshBrowser, byPassword),
  );
  return { user, ...started };
}

/** The same practice over a database that fails the test when queried. */
const withoutDatabase = (practice: TestPractice) => ({
  ...practice,
  db: new Proxy(practice.db, {
    get: () => {
      throw new Error("The database was asked.");
    },
  }),
});

cacheTest(
  "a recently used session is found without the database, on every instance",
  async ({ one, other }) => {
    const { token, user } = await begin(one);
    assert.ok(await findSession(one, token));
    for (const instance of [one, other]) {
      const found = await findSession(withoutDatabase(instance), token);
      assert.equal(found?.actor.userId, user.id);
      assert.equal(found?.readiness?.complete, true);
    }
  },
);

cacheTest(
  "a revoked session and a suspended or deleted user lose access at the next request, cached or not",
  async ({ one, other }) => {
    const revoke = {
      "signing out": async (instance: TestPractice, { user, session }: Awaited<ReturnType<typeof begin>>) =>
        await signOut({ ...callerFrom(instance), actor: actingFor(instance, user).actor }, session),
      "ending all others": async (instance: TestPractice, { user }: Awaited<ReturnType<typeof begin>>) => {
        await endOtherSessions(actingFor(instance, user), { id: crypto.randomUUID() });
      },
      suspending: async (instance: TestPractice, { user }: Awaited<ReturnType<typeof begin>>) =>
        await suspendUser(callerFrom(instance), user.id),
      "deleting the account": async (instance: TestPractice, { user }: Awaited<ReturnType<typeof begin>>) => {
        assert.equal((await deleteAccount(actingFor(instance, user))).kind, "deleted");
      },
      "a new password elsewhere": async (
        instance: TestPractice,
        { user }: Awaited<ReturnType<typeof begin>>,
      ) => {
        const newPassword = "seven herons on a jetty";
        const { kind } = await changePassword(
          actingFor(instance, user),
          { id: crypto.randomUUID() },
          newPassword,
        );
        assert.equal(kind, "changed");
      },
    };
    for (const [how, end] of Object.entries(revoke)) {
      const begun = await begin(one);
      for (const instance of [one, other]) assert.ok(await findSession(instance, begun.token), how);
      await end(one, begun);
      for (const instance of [other, one, other]) {
        assert.equal(
          await findSession(instance, begun.token),
          null,
          how,
        );
      }
    }
  },
);

cacheTest("a slow reader cannot restore a revoked session", async ({ one, other }) => {
  const { token, session, user } = await begin(one);
  const { promise: hasRead, resolve: read } = Promise.withResolvers<void>();
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const slow: Cache = {
    ...other.cache,
    // Between the database's answer and the write to the cache, another instance revokes the session.
    keep: async (...kept) => {
      read();
      await held;
      await other.cache.keep(...kept);
    },
  };
  const reading = findSession({ ...other, cache: slow }, token);
  await hasRead;
  await signOut({ ...callerFrom(one), actor: actingFor(one, user).actor }, session);
  letGo();
  await reading;
  for (const instance of [one, other]) assert.equal(await findSession(instance, token), null);
});

cacheTest("a changed name appears at the next request, on every instance", async ({ one, other }) => {
  const { token, user } = await begin(one);
  for (const instance of [one, other]) await findSession(instance, token);
  await updateNameAndZone(actingFor(one, user), { name: "Robin Two" });
  for (const instance of [other, one]) {
    assert.equal((await findSession(instance, token))?.actor.name, "Robin Two");
  }
});

cacheTest("the cached session tells the cache's operator nothing", async ({ one }, db) => {
  const kept: string[] = [];
  const { cache } = one;
  const watched: Cache = {
    ...cache,
    keep: (key, value, seconds) => {
      kept.push(key, value);
      return cache.keep(key, value, seconds);
    },
  };
  const { token, user } = await begin(one);
  await findSession({ ...one, cache: watched }, token);
  const { tokenHash } = await db.selectFrom("sessions").select("tokenHash").executeTakeFirstOrThrow();
  assert.deepEqual(kept[0], `session:${tokenHash}`);
  for (const told of [token, user.name, user.email, user.id]) assert.ok(!kept.join().includes(told), told);
});

databaseTest("idle and absolute limits also apply to a cached session", async ({ db }) => {
  const practice = testPractice(db);
  const frozen = openMemoryCache({ now: () => Temporal.Instant.from("2026-01-01T00:00:00Z") });
  const instance = { ...practice, cache: frozen };
  const { token, session } = await begin(practice);
  assert.ok(await findSession(instance, token));
  practice.clock.set(session.expiresAt);
  assert.equal(await findSession(instance, token), null);
}, here);

cacheTest("limits count the attempts of all instances, even simultaneous ones", async ({ one, other }) => {
  const account = crypto.randomUUID();
  const attempts = await Promise.all(
    Array.from({ length: 20 }, (_, n) => countAttempt(n % 2 ? one : other, ["secondFactor", account])),
  );
  assert.equal(attempts.filter((refusal) => refusal === null).length, 5);
  assert.equal(attempts.filter((refusal) => refusal?.isFirst).length, 1, "The owner is notified once.");
});

Deno.test("a process caches no values from a database that other processes also change", async () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const shared = openCache({ databaseUrl: "postgresql://db.example/bloom" }, log);
  await shared.keep("a", "1", 60);
  assert.equal(await shared.read("a"), null);
  const own = openCache({}, log);
  await own.keep("a", "1", 60);
  assert.equal(await own.read("a"), "1");
});

databaseTest(
  "a Redis outage does not change any answer about sessions and does not lift any limit",
  async ({ db }) => {
    const redis = await startRedis();
    if (!redis) {
      console.log("No redis-server: this test was passed over.");
      return;
    }
    const gateway = await openUpstashGateway(redis.address);
    const practice = testPractice(db);
    const cache = openUpstashCache(gateway, practice.log);
    const instance = { ...practice, cache };
    try {
      const [one, other] = [await begin(instance), await begin(instance)];
      for (const { token } of [one, other]) assert.ok(await findSession(instance, token));
      await redis.stop();
      for (const { token } of [one, other]) {
        assert.ok(await findSession(instance, token), "The database knows.");
      }
      await signOut({ ...callerFrom(instance), actor: actingFor(instance, one.user).actor }, one.session);
      assert.equal(await findSession(instance, one.token), null);
      assert.ok(await findSession(instance, other.token));
      // The limit was five for both instances together; now it is five for each of them, and never more.
      const kinds: (string | null)[] = [];
      for (let attempt = 0; attempt < 7; attempt++) {
        kinds.push((await countAttempt(instance, ["secondFactor", one.user.id]))?.kind ?? null);
      }
      assert.deepEqual(kinds, [...Array(5).fill(null), "too_many", "too_many"]);
      assert.deepEqual(practice.events.map(({ event }) => event), ["cache_away"], "It is reported once.");
    } finally {
      await cache.close();
      await gateway.close();
    }
  },
  here,
);
