import assert from "node:assert/strict";
import { transaction } from "../../db/transaction.ts";
import { enqueueJob } from "../../lib/jobs/enqueue_job.ts";
import { jobHandlers } from "../../lib/worker/job_handlers.ts";
import { startWorker } from "../../lib/worker/start_worker.ts";
import { databaseTest } from "../support/database.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";

const enqueue = (practice: TestPractice, payload: unknown = {}) =>
  transaction(practice.db, (trx) => enqueueJob(trx, practice, "mail", payload));

databaseTest("a worker runs jobs that its process enqueues, without a further call", async ({ db }) => {
  const practice = testPractice(db);
  const done = Promise.withResolvers<unknown>();
  const worker = startWorker(practice, {
    ...jobHandlers,
    mail: (_practice, { payload }) => Promise.resolve(done.resolve(payload)),
  });
  await enqueue(practice, { number: 1 });
  assert.deepEqual(await done.promise, { number: 1 });
  await worker.stop();
  assert.deepEqual(await db.selectFrom("jobs").selectAll().execute(), []);
});

databaseTest(
  "a worker that is notified long before the commit still finds the job soon after it",
  async ({ db }) => {
    const practice = testPractice(db);
    const done = Promise.withResolvers<void>();
    const worker = startWorker(practice, { ...jobHandlers, mail: () => Promise.resolve(done.resolve()) });
    await transaction(db, async (trx) => {
      await enqueueJob(trx, practice, "mail", {});
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    await done.promise;
    await worker.stop();
  },
);

databaseTest("a stopped worker finishes its current job and takes no other", async ({ db }) => {
  const practice = testPractice(db);
  const [begun, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let done = 0;
  const worker = startWorker(practice, {
    ...jobHandlers,
    async mail() {
      begun.resolve();
      await finish.promise;
      done++;
    },
  });
  await enqueue(practice);
  await begun.promise;
  const stopped = worker.stop();
  await enqueue(practice);
  finish.resolve();
  await stopped;
  assert.equal(done, 1);
  assert.equal((await db.selectFrom("jobs").select("id").execute()).length, 1);
});

databaseTest("a database that fails for a while does not stop the worker", async ({ db }) => {
  const failures: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (event: string) => void failures.push(event) };
  const done = Promise.withResolvers<void>();
  let broken = true;
  const practice = testPractice(db, { log });
  const now = () => {
    if (broken) throw new Error("The database isn't responding.");
    return practice.now();
  };
  const worker = startWorker({ ...practice, now }, {
    ...jobHandlers,
    mail: () => Promise.resolve(done.resolve()),
  });
  await enqueue(practice);
  while (!failures.includes("worker_failed")) await new Promise((resolve) => setTimeout(resolve, 5));
  broken = false;
  await enqueue(practice);
  await done.promise;
  await worker.stop();
});
