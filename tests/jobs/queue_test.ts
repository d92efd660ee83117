import assert from "node:assert/strict";
import { transaction } from "../../db/transaction.ts";
import { claimJobs } from "../../lib/jobs/claim_jobs.ts";
import { enqueueJob } from "../../lib/jobs/enqueue_job.ts";
import { enqueueMail } from "../../lib/jobs/enqueue_mail.ts";
import { type JobHandlers, jobHandlers } from "../../lib/worker/job_handlers.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { finishJob, MOST_ATTEMPTS } from "../../lib/jobs/settle_job.ts";
import { engineTest } from "../support/database.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";

const enqueue = (practice: TestPractice, payload: unknown = {}, options: { runAt?: Temporal.Instant } = {}) =>
  transaction(practice.db, (trx) => enqueueJob(trx, practice, "mail", payload, options));

const handlers = (mail: JobHandlers["mail"]): JobHandlers => ({ ...jobHandlers, mail });

engineTest("a job runs once, with its payload, and is then deleted", async ({ db }) => {
  const practice = testPractice(db);
  const id = await enqueue(practice, { to: "ada@example.com", note: "été" });
  const done: unknown[] = [];
  const begun = await runDueJobs(
    practice,
    handlers((_practice, job) => Promise.resolve(void done.push(job))),
  );
  assert.equal(begun, 1);
  assert.deepEqual(done, [{ id, payload: { to: "ada@example.com", note: "été" } }]);
  assert.deepEqual(await db.selectFrom("jobs").selectAll().execute(), []);
  assert.equal(await runDueJobs(practice), 0);
});

engineTest("a job exists only if the change that requested it does", async ({ db }) => {
  const practice = testPractice(db);
  await assert.rejects(transaction(db, async (trx) => {
    await enqueueJob(trx, practice, "mail", {});
    throw new Error("The change failed.");
  }));
  assert.equal(await runDueJobs(practice), 0);
});

engineTest("a job's payload is sealed and cannot be moved to another job", async ({ db }) => {
  const practice = testPractice(db);
  await enqueue(practice, { to: "ada@example.com" });
  await enqueue(practice, { to: "eve@example.com" });
  const [one, other] = await db.selectFrom("jobs").select(["id", "payload"]).execute();
  assert.doesNotMatch(one.payload + other.payload, /example/);
  await db.deleteFrom("jobs").where("id", "=", other.id).execute();
  await db.insertInto("jobs").values({
    id: other.id,
    payload: one.payload,
    kind: "mail",
    runAt: practice.now(),
    attempts: 0,
    createdAt: practice.now(),
  }).execute();
  const opened: string[] = [];
  await runDueJobs(practice, handlers((_practice, { id }) => Promise.resolve(void opened.push(id))));
  assert.deepEqual(opened, [one.id]);
});

engineTest("a job waits for its time", async ({ db }) => {
  const practice = testPractice(db);
  await enqueue(practice, {}, { runAt: practice.now().add({ minutes: 10 }) });
  const never = handlers(() => Promise.reject(new Error("too soon")));
  assert.equal(await runDueJobs(practice, never), 0);
  practice.clock.advance({ minutes: 10 });
  assert.equal(await runDueJobs(practice, handlers(() => Promise.resolve())), 1);
});

engineTest("if several workers run, only one of them gets each job", async ({ db }) => {
  const practice = testPractice(db);
  for (let number = 0; number < 40; number++) await enqueue(practice, { number });
  const done: unknown[] = [];
  const note = handlers((_practice, { payload }) => Promise.resolve(void done.push(payload)));
  const begun = await Promise.all([1, 2, 3, 4].map(() => runDueJobs(practice, note)));
  assert.equal(begun.reduce((sum, count) => sum + count), 40);
  assert.equal(new Set(done.map((payload) => JSON.stringify(payload))).size, 40);
  assert.equal(done.length, 40);
});

engineTest(
  "a failed job is retried at growing intervals, with the error recorded but not the payload",
  async ({ db }) => {
    const practice = testPractice(db);
    await enqueue(practice, { to: "ada@example.com" });
    const fails = handlers(() =>
      Promise.reject(Object.assign(new TypeError("to ada@example.com"), { code: "EAUTH" }))
    );
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      assert.equal(await runDueJobs(practice, fails), 1);
      const job = await db.selectFrom("jobs").selectAll().executeTakeFirstOrThrow();
      assert.equal(job.attempts, attempt);
      assert.equal(job.lastError, "TypeError: EAUTH");
      assert.equal(job.claimedBy, null);
      waits.push(practice.now().until(job.runAt).total("seconds"));
      assert.equal(await runDueJobs(practice, fails), 0, "Not before its time.");
      practice.clock.set(job.runAt);
    }
    for (const [index, wait] of waits.entries()) {
      const whole = 5 * 2 ** index;
      assert.ok(wait >= whole / 2 && wait <= whole, `${wait} seconds after attempt ${index + 1}`);
    }
    assert.equal(await runDueJobs(practice, handlers(() => Promise.resolve())), 1);
    assert.deepEqual(await db.selectFrom("jobs").selectAll().execute(), []);
    assert.doesNotMatch(JSON.stringify(practice.events), /ada@example/);
  },
);

engineTest("a job that never succeeds ends up dead, is kept, and is left alone", async ({ db }) => {
  const practice = testPractice(db);
  await enqueue(practice);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    assert.equal(await runDueJobs(practice, handlers(() => Promise.reject(new Error("no")))), 1);
    practice.clock.advance({ hours: 2 });
  }
  assert.equal(await runDueJobs(practice), 0);
  const job = await db.selectFrom("jobs").selectAll().executeTakeFirstOrThrow();
  assert.ok(job.deadAt);
  assert.equal(practice.events.filter(({ event }) => event === "job_dead").length, 1);
});

engineTest(
  "the jobs of a dead worker are run by another once the lease has ended",
  async ({ db }) => {
    const practice = testPractice(db);
    await enqueue(practice);
    const [held] = await claimJobs(db, practice.now(), 5);
    assert.equal(held.attempts, 1);
    assert.equal(
      await runDueJobs(practice, handlers(() => Promise.resolve())),
      0,
      "The worker may still be running.",
    );
    practice.clock.advance({ minutes: 2 });
    const [again] = await claimJobs(db, practice.now(), 5);
    assert.equal(again.attempts, 2);

    await finishJob(db, held, practice.now());
    assert.equal(
      (await db.selectFrom("jobs").select("id").execute()).length,
      1,
      "A worker that lost the lease ends nothing.",
    );
    await finishJob(db, again, practice.now());
    assert.equal((await db.selectFrom("jobs").select("id").execute()).length, 0);
  },
);

engineTest("a job that crashes its worker every time also ends up dead", async ({ db }) => {
  const practice = testPractice(db);
  await enqueue(practice);
  for (let crash = 0; crash < MOST_ATTEMPTS; crash++) {
    await claimJobs(db, practice.now(), 1);
    practice.clock.advance({ minutes: 2 });
  }
  let ran = false;
  await runDueJobs(practice, handlers(() => Promise.resolve(void (ran = true))));
  assert.equal(ran, false);
  assert.ok((await db.selectFrom("jobs").select("deadAt").executeTakeFirstOrThrow()).deadAt);
});

engineTest("a mail is delivered under its job's ID, the same at every attempt", async ({ db }) => {
  const delivered: string[] = [];
  const practice = testPractice(db, {
    mailer: {
      deliver: ({ id }) => {
        delivered.push(id);
        return delivered.length === 1 ? Promise.reject(new Error("lost")) : Promise.resolve();
      },
      close: () => Promise.resolve(),
    },
  });
  const mail = { to: "ada@example.com", subject: "s", text: "t", html: "<p>t</p>" };
  await transaction(
    db,
    (trx) =>
      enqueueMail(trx, practice, { ...mail, calendar: { method: "REQUEST", content: "BEGIN:VCALENDAR" } }),
  );
  const [{ id }] = await db.selectFrom("jobs").select("id").execute();
  await runDueJobs(practice);
  practice.clock.advance({ minutes: 1 });
  await runDueJobs(practice);
  assert.deepEqual(delivered, [id, id]);
});

engineTest("a job of an unknown kind is kept for a newer version to run", async ({ db }) => {
  const practice = testPractice(db);
  const id = crypto.randomUUID();
  await db.insertInto("jobs").values({
    id,
    kind: "fold_paper",
    payload: await practice.keyring.seal("{}", `jobs.payload:${id}`),
    runAt: practice.now(),
    attempts: 0,
    createdAt: practice.now(),
  }).execute();
  assert.equal(await runDueJobs(practice), 1);
  const job = await db.selectFrom("jobs").select(["kind", "deadAt"]).executeTakeFirstOrThrow();
  assert.deepEqual(job, { kind: "fold_paper", deadAt: null });
});
