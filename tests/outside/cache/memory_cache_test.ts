import assert from "node:assert/strict";
import { openMemoryCache } from "../../../lib/outside/cache/memory_cache.ts";

const clock = () => {
  let at = Temporal.Instant.from("2026-03-08T12:00:00Z");
  return { now: () => at, advance: (seconds: number) => void (at = at.add({ seconds })) };
};

Deno.test("a counter counts each hit of its window and starts over after it", async () => {
  const { now, advance } = clock();
  const cache = openMemoryCache({ now });
  assert.deepEqual(await cache.hit("a", 60), { count: 1, resetsInSeconds: 60 });
  advance(45);
  assert.deepEqual(await cache.hit("a", 60), { count: 2, resetsInSeconds: 15 });
  assert.deepEqual(await cache.hit("b", 60), { count: 1, resetsInSeconds: 60 });
  advance(15);
  assert.deepEqual(await cache.hit("a", 60), { count: 1, resetsInSeconds: 60 });
});

Deno.test("a deleted counter starts over", async () => {
  const cache = openMemoryCache();
  await cache.hit("a", 60);
  await cache.forget("a");
  assert.equal((await cache.hit("a", 60)).count, 1);
});

Deno.test("a flood of keys does not fill the memory, and the newest counters stay", async () => {
  const cache = openMemoryCache();
  for (let number = 0; number < 100_000; number++) cache.hit(`flood-${number}`, 3600);
  await cache.hit("newest", 3600);
  await cache.hit("one-more", 3600);
  assert.equal((await cache.hit("newest", 3600)).count, 2);
  assert.equal((await cache.hit("flood-0", 3600)).count, 1);
});

Deno.test("a value is kept for its lifetime and not overwritten; a replacement takes its place", async () => {
  const { now, advance } = clock();
  const cache = openMemoryCache({ now });
  await cache.keep("a", "1", 30);
  await cache.keep("a", "2", 60);
  assert.equal(await cache.read("a"), "1");
  await cache.replace("a", "3", 60);
  advance(59);
  assert.equal(await cache.read("a"), "3");
  advance(1);
  assert.equal(await cache.read("a"), null);
  await cache.keep("a", "4", 30);
  assert.equal(await cache.read("a"), "4");
});
