import assert from "node:assert/strict";
import { openUpstashCache } from "../../../lib/outside/cache/upstash_cache.ts";
import { type Log, openLog } from "../../../lib/observe/log.ts";
import { type Gateway, openUpstashGateway } from "../../support/upstash_gateway.ts";

const perMinute = { most: 100, windowSeconds: 60 };
const redisUrl = Deno.env.get("BLOOM_TEST_REDIS");

function recordingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { log: openLog((_level, line) => lines.push(line)), lines };
}

/** Registers a test on a real Redis server. It fails if any answer came from this process's own counters. */
const redisTest = (name: string, run: (gateway: Gateway, log: Log) => Promise<void>) =>
  Deno.test({
    name: `${name} (Redis)`,
    ignore: !redisUrl,
    async fn() {
      const gateway = await openUpstashGateway(redisUrl ?? "");
      const { log, lines } = recordingLog();
      try {
        await run(gateway, log);
        assert.deepEqual(lines, []);
      } finally {
        await gateway.close();
      }
    },
  });

redisTest("a counter is shared by every instance and ends with its window", async (gateway, log) => {
  const [one, other] = [openUpstashCache(gateway, log), openUpstashCache(gateway, log)];
  const key = crypto.randomUUID();
  assert.deepEqual(await one.hit(key, perMinute), { count: 1, resetsInSeconds: 60 });
  const second = await other.hit(key, perMinute);
  assert.equal(second.count, 2);
  assert.ok(second.resetsInSeconds <= 60 && second.resetsInSeconds > 0);
});

redisTest("simultaneous hits are all counted, each once", async (gateway, log) => {
  const cache = openUpstashCache(gateway, log);
  const key = crypto.randomUUID();
  const hits = await Promise.all(Array.from({ length: 30 }, () => cache.hit(key, perMinute)));
  assert.deepEqual(
    hits.map(({ count }) => count).sort((a, b) => a - b),
    Array.from({ length: 30 }, (_, index) => index + 1),
  );
});

redisTest("a deleted counter starts over on every instance", async (gateway, log) => {
  const cache = openUpstashCache(gateway, log);
  const key = crypto.randomUUID();
  await cache.hit(key, perMinute);
  await cache.hit(key, perMinute);
  await cache.forget(key);
  assert.equal((await cache.hit(key, perMinute)).count, 1);
});

redisTest("a counter that lost its expiration gets a new one", async (gateway, log) => {
  const cache = openUpstashCache(gateway, log);
  const key = crypto.randomUUID();
  await cache.hit(key, perMinute);
  const name = gateway.commands[0][3];
  await send(gateway, ["PERSIST", name]);
  assert.deepEqual(await cache.hit(key, perMinute), { count: 2, resetsInSeconds: 60 });
});

redisTest(
  "a value is kept for every instance, is not overwritten, and comes back unchanged",
  async (gateway, log) => {
    const [one, other] = [openUpstashCache(gateway, log), openUpstashCache(gateway, log)];
    const key = crypto.randomUUID();
    await one.keep(key, '{"looks":"like JSON"}', 60);
    await other.keep(key, "too late", 60);
    assert.equal(await other.read(key), '{"looks":"like JSON"}');
    await other.replace(key, "42", 60);
    assert.equal(await one.read(key), "42");
    assert.equal(await one.read(crypto.randomUUID()), null);
  },
);

redisTest("the client tells Redis nothing about itself", async (gateway, log) => {
  const headers: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    headers.push(...request.headers.keys());
    return fetch(gateway.url, { method: "POST", headers: request.headers, body: request.body });
  });
  const cache = openUpstashCache(
    { url: `http://127.0.0.1:${server.addr.port}`, token: gateway.token },
    log,
  );
  assert.equal((await cache.hit(crypto.randomUUID(), perMinute)).count, 1);
  await server.shutdown();
  assert.deepEqual(headers.filter((name) => name.includes("telemetry")), []);
});

Deno.test("during a Redis outage this process's counters apply, and it is reported once, without key or token", async () => {
  const { log, lines } = recordingLog();
  const cache = openUpstashCache({ url: "http://127.0.0.1:1", token: "the-token" }, log);
  const counts = [];
  for (let hit = 0; hit < 3; hit++) counts.push((await cache.hit("the-key", perMinute)).count);
  assert.deepEqual(counts, [1, 2, 3]);
  await cache.forget("the-key");
  assert.equal((await cache.hit("the-key", perMinute)).count, 1);
  await cache.keep("the-key", "the-value", 60);
  assert.equal(await cache.read("the-key"), null, "Nothing is cached that others could not revoke.");
  assert.equal(lines.length, 1);
  assert.match(lines[0], /"cache_away"/);
  assert.doesNotMatch(lines[0], /the-key|the-token|INCR/);
});

Deno.test("an error from Redis does not lift a limit either", async () => {
  const { log, lines } = recordingLog();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    () => Response.json({ error: "NOPERM for eval the-key" }, { status: 403 }),
  );
  const cache = openUpstashCache({ url: `http://127.0.0.1:${server.addr.port}`, token: "the-token" }, log);
  assert.equal((await cache.hit("the-key", perMinute)).count, 1);
  assert.equal((await cache.hit("the-key", perMinute)).count, 2);
  await server.shutdown();
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines[0], /the-key|the-token|NOPERM/);
});

async function send({ url, token }: Gateway, command: string[]): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(command),
  });
  await response.body?.cancel();
}
