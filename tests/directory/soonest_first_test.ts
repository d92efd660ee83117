import assert from "node:assert/strict";
import { soonestFirst, type SoonestPlace } from "../../lib/directory/soonest_first.ts";
import { type Busy, nextSlot } from "../../lib/scheduling/free/slots.ts";
import type { Schedule } from "../../lib/scheduling/schedule/schedule.ts";
import { openLog } from "../../lib/observe/log.ts";
import type { Interval } from "../../lib/scheduling/time/interval.ts";

const now = Temporal.Instant.from("2026-03-02T08:00:00Z");

/** Open all day, every day, with a slot each hour. */
function scheduleOf(therapistId: string, noticeMinutes: number): Schedule {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startsMinute: 0, endsMinute: 1440 }));
  const settings = { slotMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, horizonDays: 2 };
  return { therapistId, timeZone: "UTC", ...settings, noticeMinutes, hours, timeOff: [] };
}

const takenFor = (hours: number): Busy => ({
  therapist: [{ startsAt: now, endsAt: now.add({ hours }) }],
  patient: [],
});

/**
 * Makes many therapists with calendars that are full for a random while, and records which ones were queried.
 */
/** No schedule here is broken. */
const log = openLog((_, line) => assert.fail(line));

function practice(count: number, seed: number) {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
  const schedules = Array.from(
    { length: count },
    (_, index) => scheduleOf(`t${String(index).padStart(4, "0")}`, 60 * random(30)),
  );
  const busy = new Map(
    schedules.map(({ therapistId }) => [therapistId, takenFor(random(4) === 0 ? 90 : random(40))]),
  );
  const rounds: string[][] = [];
  const busyOf = (ids: readonly string[]) => {
    rounds.push([...ids]);
    return Promise.resolve({ of: (id: string) => busy.get(id) ?? { therapist: [], patient: [] } });
  };
  return { schedules, busy, busyOf, rounds, log };
}

/** Returns the same, computed the plain way: every next slot, sorted. */
function inOrder({ schedules, busy }: ReturnType<typeof practice>): { id: string; slot: Interval | null }[] {
  const key = (slot: Interval | null) => slot?.startsAt.toString() ?? "none";
  return schedules
    .map((schedule) => ({
      id: schedule.therapistId,
      slot: nextSlot(schedule, busy.get(schedule.therapistId) ?? takenFor(0), now),
    }))
    .sort((a, b) => key(a.slot) < key(b.slot) ? -1 : key(a.slot) > key(b.slot) ? 1 : a.id < b.id ? -1 : 1);
}

Deno.test("the pages list every therapist once, the soonest first and the fully booked last", async () => {
  for (let seed = 1; seed <= 8; seed++) {
    const all = practice(1 + seed * 7, seed);
    const expected = inOrder(all);
    const seen: typeof expected = [];
    let after: SoonestPlace | null = null;
    for (;;) {
      const page = await soonestFirst({ ...all, now, count: 5, after });
      if (page.length === 0) break;
      seen.push(...page);
      const last: { id: string; slot: Interval | null } = page[page.length - 1];
      after = { startsAt: last.slot?.startsAt ?? null, id: last.id };
    }
    assert.deepEqual(seen, expected);
  }
});

Deno.test("a therapist who cannot be among the first is not queried", async () => {
  const all = practice(200, 7);
  const found = await soonestFirst({ ...all, now, count: 5, after: null });
  assert.deepEqual(found, inOrder(all).slice(0, 5));
  assert.ok(all.rounds.flat().length < 100, `${all.rounds.flat().length} of 200 were queried.`);
  assert.equal(new Set(all.rounds.flat()).size, all.rounds.flat().length);
});

Deno.test("a page of an ordinary practice needs one query", async () => {
  const all = practice(30, 3);
  await soonestFirst({ ...all, now, count: 21, after: null });
  assert.equal(all.rounds.length, 1);
});

Deno.test("an empty directory needs no query", async () => {
  const all = practice(0, 1);
  assert.deepEqual(await soonestFirst({ ...all, now, count: 5, after: null }), []);
  assert.equal(all.rounds.length, 0);
});
