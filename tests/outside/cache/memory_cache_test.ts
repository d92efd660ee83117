import assert from "node:assert/strict";
import { openMemoryCache } from "../../../lib/outside/cache/memory_cache.ts";

const perMinute = { most: 5, windowSeconds: 60 };
const perHour = { most: 5, windowSeconds: 3600 };

const clock = () => {
  let at = Temporal.Instant.from("2026-03-08T12:00:00Z");
  return { now: () => at, advance: (seconds: number) => void (at = at.add({ seconds })) };
};

Deno.test("a counter counts each hit of its window and starts over after it", async () => {
  const { now, advance } = clock();
  const cache = openMemoryCache({ now });
  assert.deepEqual(await cache.hit("a", perMinute), { count: 1, resetsInSeconds: 60 });
  advance(45);
  assert.deepEqual(await cache.hit("a", perMinute), { count: 2, resetsInSeconds: 15 });
  assert.deepEqual(await cache.hit("b", perMinute), { count: 1, resetsInSeconds: 60 });
  advance(15);
  assert.deepEqual(await cache.hit("a", perMinute), { count: 1, resetsInSeconds: 60 });
});

Deno.test("a deleted counter starts over", async () => {
  const cache = openMemoryCache();
  await cache.hit("a", perMinute);
  await cache.forget("a");
  assert.equal((await cache.hit("a", perMinute)).count, 1);
});

Deno.test("a flood of keys does not fill the memory, and the newest counters stay", async () => {
  const cache = openMemoryCache();
  for (let number = 0; number < 100_000; number++) cache.hit(`flood-${number}`, perHour);
  await cache.hit("newest", perHour);
  await cache.hit("one-more", perHour);
  assert.equal((await cache.hit("newest", perHour)).count, 2);
  assert.equal((await cache.hit("flood-0", perHour)).count, 1);
});

Deno.test("a flood of refused tries reopens nothing: counters at and above their limit stay", async () => {
  const cache = openMemoryCache();
  const day = { most: 30, windowSeconds: 86_400 };
  for (let hit = 0; hit < 31; hit++) cache.hit("above", day);
  for (let hit = 0; hit < 30; hit++) cache.hit("at", day);
  for (let number = 0; number < 250_000; number++) {
    cache.hit(`flood-${number}`, perHour);
    if (number % 3 === 0) cache.hit(`flood-${number}`, perHour);
  }
  assert.equal((await cache.hit("above", day)).count, 32);
  assert.equal((await cache.hit("at", day)).count, 31);
});

Deno.test("if every counter is above its limit, a new one is refused rather than kept", async () => {
  const cache = openMemoryCache();
  const once = { most: 1, windowSeconds: 3600 };
  for (let number = 0; number < 100_000; number++) {
    cache.hit(`flood-${number}`, once);
    cache.hit(`flood-${number}`, once);
  }
  assert.ok((await cache.hit("newcomer", once)).count > once.most);
  assert.equal((await cache.hit("flood-0", once)).count, 3);
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
