import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { databaseTest, type DatabaseTestOptions } from "../../support/database.ts";
import { assertSteps, assertTimes, readStandings, type Standing, type Standings } from "./invariants.ts";
import { operations, weights } from "./operations.ts";
import { buildWorld, type World } from "./world.ts";

/** Checking every step of booked_time takes most of the time, so it is done every few steps. */
const LOOK_EVERY = 8;

interface Run extends DatabaseTestOptions {
  seeds: number[];
  steps: number;
  /** How often each kind of action is tried, and succeeds, at least; a sample is too short for that. */
  least: { tried: number; done: number } | "sample";
}

const runs: Run[] = [
  {
    engines: ["PostgreSQL"],
    seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    steps: 500,
    least: { tried: 20, done: 3 },
  },
  { engines: ["PGlite"], seeds: [11], steps: 250, least: "sample" },
];

for (const { seeds, steps, least, ...options } of runs) {
  const seen = new Map<string, number>();
  for (const seed of seeds) {
    databaseTest(
      `${steps} random actions on appointments keep every promise, seed ${seed}`,
      async ({ db }) => {
        await liveThrough(db, seed, steps, (what) => seen.set(what, (seen.get(what) ?? 0) + 1));
      },
      options,
    );
  }
  databaseTest("each kind of action succeeded and was refused often enough to mean something", () => {
    const taken = [...seen.values()].reduce((sum, count) => sum + count, 0);
    assert.equal(taken, steps * seeds.length, "Every step of every seed was taken.");
    if (least === "sample") return Promise.resolve();
    const done = [...seen].filter(([what]) => !what.includes("refused:"));
    for (const name of Object.keys(operations)) {
      const count = [...seen].filter(([what]) => what.startsWith(`${name}: `)).reduce(
        (sum, [, n]) => sum + n,
        0,
      );
      assert.ok(count >= least.tried, `${name} was tried ${count} times`);
      if (onlyRefused.includes(name)) continue;
      const successes = done.filter(([what]) => what.startsWith(`${name}: `)).reduce(
        (sum, [, n]) => sum + n,
        0,
      );
      assert.ok(successes >= least.done, `${name} was done ${successes} times: ${JSON.stringify([...seen])}`);
    }
    assert.ok(Object.keys(operations).length >= 20);
    return Promise.resolve();
  }, options);
}

/** Must never succeed. */
const onlyRefused = [
  "send a booking again",
  "cancel what cannot be",
  "move what cannot be",
  "meddle with another's",
];

/** Returns the same for the same seed, although IDs differ. */
function inOrder({ therapists, patients }: World, standings: Standings): Standing[] {
  const people = [...therapists, ...patients].map(({ id }) => id);
  const key = ({ from, therapistId, patientIds, sequence, status }: Standing) =>
    [from, ...[therapistId, ...patientIds].map((id) => people.indexOf(id)), sequence, status].join(" ");
  const visits = [...standings.values()].filter(({ isOffer }) => !isOffer);
  return visits.toSorted((a, b) => key(a) < key(b) ? -1 : 1);
}

async function liveThrough(db: Db, seed: number, steps: number, tell: (what: string) => void): Promise<void> {
  const world = await buildWorld(db, seed);
  const names = Object.keys(operations).flatMap((name) => Array(weights[name] ?? 1).fill(name));
  const story: string[] = [];
  let before = await readStandings(db);
  try {
    for (let step = 1; step <= steps; step++) {
      const name = world.random.pick(names);
      story.push(`${world.practice.now()} ${name}`);
      const outcome = await operations[name](world, inOrder(world, before));
      story.push(`${story.pop()}: ${outcome}`);
      tell(`${name}: ${outcome}`);
      const after = await readStandings(db);
      const changed = await assertSteps(db, before, after);
      if (outcome.startsWith("refused:")) assert.deepEqual(changed, [], "a refused action changed something");
      if (step % LOOK_EVERY === 0 || step === steps) await assertTimes(db, after);
      before = after;
    }
  } catch (error) {
    console.log(`Seed ${seed}, step ${story.length}:\n${story.slice(-20).join("\n")}`);
    throw error;
  }
}
