import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import { transaction } from "../../db/transaction.ts";
import { enqueueMail, type MailAbout } from "../../lib/jobs/enqueue_mail.ts";
import { forgetMails } from "../../lib/jobs/mail_log/forget_mails.ts";
import { listMails } from "../../lib/jobs/mail_log/list_mails.ts";
import { maskAddress } from "../../lib/jobs/mail_log/mask_address.ts";
import { sendAgain, sendAllAgain } from "../../lib/jobs/mail_log/send_again.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { MOST_ATTEMPTS } from "../../lib/jobs/settle_job.ts";
import { DeliveryError } from "../../lib/outside/mail/smtp_mailer.ts";
import { databaseTest } from "../support/database.ts";
import { testApp } from "../support/app.ts";
import { createAdmin, createPatient } from "../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../support/practice.ts";

const post = (practice: TestPractice, about: MailAbout = {}) =>
  transaction(practice.db, (trx) =>
    enqueueMail(trx, practice, {
      to: "ada@example.com",
      subject: "A secret subject",
      text: "a secret text",
      html: "<p>a secret text</p>",
    }, about));

/** Returns a practice whose mail server can be switched off. */
function switchable(db: Db) {
  const server = { isDown: true };
  const practice = testPractice(db);
  const { mailer } = practice;
  const mine: TestPractice = {
    ...practice,
    mailer: {
      ...mailer,
      deliver: (mail) =>
        server.isDown ? Promise.reject(new DeliveryError("ECONNECTION 421")) : mailer.deliver(mail),
    },
  };
  return { practice: mine, server };
}

async function giveUp(practice: TestPractice): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    await runDueJobs(practice);
    practice.clock.advance({ hours: 1 });
  }
}

const logOf = async (db: Db) =>
  (await db.selectFrom("mails").selectAll().orderBy("createdAt").execute()).map((row) => ({ ...row }));

Deno.test("an address in the log shows the provider, not the person", () => {
  assert.equal(maskAddress("ada.lovelace@example.com"), "a…@example.com");
  assert.equal(maskAddress("a@b@example.com"), "a…@example.com");
  assert.equal(maskAddress("ab@example.com"), "…@example.com", "One letter would be half of it.");
  assert.equal(maskAddress("nonsense"), "…");
});

databaseTest(
  "the log holds every mail's recipient, subject and outcome",
  async ({ db }) => {
    const { practice, server } = switchable(db);
    const { id: userId } = await createPatient(practice);
    await post(practice, { kind: "appointment", userId });
    const [waiting] = await logOf(db);
    const { id, createdAt, changedAt: _, ...rest } = waiting;
    assert.deepEqual(rest, {
      userId,
      maskedAddress: "a…@example.com",
      kind: "appointment",
      status: "waiting",
      attempts: 0,
      lastFailure: null,
    });
    await runDueJobs(practice);
    const [failed] = await logOf(db);
    assert.equal(failed.status, "waiting");
    assert.equal(failed.attempts, 1);
    assert.equal(failed.lastFailure, "DeliveryError: ECONNECTION 421");
    server.isDown = false;
    practice.clock.advance({ minutes: 1 });
    await runDueJobs(practice);
    const [delivered] = await logOf(db);
    assert.equal(delivered.status, "delivered");
    assert.equal(delivered.attempts, 2);
    assert.ok(delivered.createdAt.equals(createdAt) && delivered.changedAt.equals(practice.now()));
    assert.deepEqual(practice.outbox.map((mail) => mail.id), [id]);
  },
);

databaseTest("the log holds nothing of a mail's content and no full address", async ({ db }) => {
  const { practice } = switchable(db);
  await post(practice);
  await giveUp(practice);
  const everything = JSON.stringify([await logOf(db), await db.selectFrom("jobs").selectAll().execute()]);
  assert.doesNotMatch(everything, /secret|ada@/);
  assert.match(everything, /"status":"dead"/);
});

databaseTest(
  "a dead mail that is sent again is delivered unchanged, and the audit trail says who sent it",
  async ({ db }) => {
    const { practice, server } = switchable(db);
    const patient = await createPatient(practice);
    const admin = actingFor(practice, await createAdmin(practice));
    await post(practice, { userId: patient.id });
    assert.deepEqual(await sendAgain(admin, (await logOf(db))[0].id), { kind: "not_dead" });
    await giveUp(practice);
    const [dead] = await logOf(db);
    assert.equal(dead.status, "dead");
    assert.equal(await runDueJobs(practice), 0);
    server.isDown = false;
    assert.deepEqual(await sendAgain(admin, dead.id), { kind: "waiting" });
    assert.deepEqual(await sendAgain(admin, dead.id), { kind: "not_dead" }, "Pressed twice, sent once.");
    await runDueJobs(practice);
    assert.deepEqual(practice.outbox.map(({ id, text }) => [id, text]), [[dead.id, "a secret text"]]);
    assert.equal((await logOf(db))[0].status, "delivered");
    const events = await db.selectFrom("auditEvents").select(["actorId", "subjectId", "ownerId"])
      .where("action", "=", "send_again").execute();
    assert.deepEqual(events.map((event) => ({ ...event })), [
      { actorId: admin.actor.userId, subjectId: dead.id, ownerId: patient.id },
    ]);
    assert.deepEqual(await sendAgain(admin, crypto.randomUUID()), { kind: "not_found" });
  },
);

databaseTest("all dead mails are sent again at once, and nothing else", async ({ db }) => {
  const { practice, server } = switchable(db);
  const admin = actingFor(practice, await createAdmin(practice));
  for (let number = 0; number < 3; number++) await post(practice);
  await giveUp(practice);
  await post(practice, { runAt: practice.now().add({ hours: 2 }) });
  server.isDown = false;
  assert.equal(await sendAllAgain(admin), 3);
  assert.equal(await sendAllAgain(admin), 0);
  await runDueJobs(practice);
  assert.equal(practice.outbox.length, 3);
  const traces = await db.selectFrom("auditEvents").select("id").where("action", "=", "send_again").execute();
  assert.equal(traces.length, 3);
});

databaseTest("the log is filtered by outcome and paged, the latest first", async ({ db }) => {
  const { practice, server } = switchable(db);
  const user = await createAdmin(practice);
  const admin = actingFor(practice, user);
  server.isDown = false;
  for (let number = 0; number < 5; number++) {
    await post(practice);
    await runDueJobs(practice);
    if (number !== 2) practice.clock.advance({ minutes: 1 });
  }
  await post(practice);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listMails(admin, { list: "delivered", limit: 2, cursor });
    assert.ok(items.length <= 2);
    seen.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  assert.equal(new Set(seen).size, 5);
  assert.equal(seen.length, 5);
  const { items: waiting } = await listMails(admin, { list: "waiting", limit: 10 });
  assert.equal(waiting.length, 1);
  assert.ok(waiting[0].nextAttemptAt?.equals(practice.now()));
  assert.deepEqual((await listMails(admin, { list: "dead", limit: 10 })).items, []);
  const client = await (await testApp(practice)).as(user);
  assert.equal((await client.fetch("/api/admin/mail?cursor=zzz")).status, 422);
});

databaseTest(
  "entries are deleted after 90 days, dead ones with their content; waiting ones stay",
  async ({ db }) => {
    const { practice, server } = switchable(db);
    await post(practice);
    await giveUp(practice);
    server.isDown = false;
    await post(practice);
    await runDueJobs(practice);
    const start = practice.now();
    await post(practice, { runAt: start.add({ hours: 9999 }) });
    practice.clock.set(start.add({ hours: 89 * 24 }));
    await forgetMails(practice);
    assert.equal((await logOf(db)).length, 3);
    practice.clock.set(start.add({ hours: 91 * 24 }));
    await forgetMails(practice);
    assert.deepEqual((await logOf(db)).map(({ status }) => status), ["waiting"]);
    assert.equal((await db.selectFrom("jobs").select("id").execute()).length, 1);
  },
);
