import assert from "node:assert/strict";
import { createSweeper } from "../../lib/worker/sweeper.ts";
import { promptSweeps } from "../../lib/worker/sweeps.ts";
import { claimReminders } from "../../lib/scheduling/reminders/claim_reminders.ts";
import type { Log } from "../../lib/observe/log.ts";
import { databaseTest } from "../support/database.ts";
import { testPractice } from "../support/practice.ts";

const here = { engines: ["PGlite"] } as const;
const HOUR = 3600;
const never = () => false;

databaseTest("each sweep runs immediately, and again at its interval", async ({ db }) => {
  let [often, seldom] = [0, 0];
  const sweeper = createSweeper(testPractice(db), [
    [() => Promise.resolve(void often++), 0],
    [() => Promise.resolve(void seldom++), HOUR],
  ]);
  assert.ok(sweeper.isDue());
  await sweeper.run(never);
  await sweeper.run(never);
  assert.deepEqual([often, seldom], [2, 1]);
}, here);

databaseTest("a failing sweep is logged, waits, and blocks no other", async ({ db }) => {
  const failures: string[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: (event) => void failures.push(event) };
  let [failed, ran] = [0, 0];
  const sweeper = createSweeper(testPractice(db, { log }), [
    [() => {
      failed++;
      return Promise.reject(new Error("no"));
    }, HOUR],
    [() => Promise.resolve(void ran++), HOUR],
  ]);
  await sweeper.run(never);
  await sweeper.run(never);
  assert.deepEqual([failed, ran], [1, 1]);
  assert.deepEqual(failures, ["sweep_failed"]);
  assert.equal(sweeper.isDue(), false);
}, here);

databaseTest("a stopped worker starts no further sweep", async ({ db }) => {
  let ran = 0;
  const sweeper = createSweeper(testPractice(db), [[() => Promise.resolve(void ran++), HOUR]]);
  await sweeper.run(() => true);
  assert.equal(ran, 0);
  assert.ok(sweeper.isDue());
}, here);

Deno.test("reminders are among the frequent sweeps", () => {
  assert.ok(promptSweeps.includes(claimReminders));
});
