import assert from "node:assert/strict";
import { transaction } from "../../db/transaction.ts";
import { claimJobs } from "../../lib/jobs/claim_jobs.ts";
import { enqueueMail } from "../../lib/jobs/enqueue_mail.ts";
import { failJob, MOST_ATTEMPTS } from "../../lib/jobs/settle_job.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createTherapist } from "../support/factories.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";

const here = { engines: ["PGlite"] } as const;

/** Adds dead mails to the mail log. @returns their IDs. */
async function addDead(practice: TestPractice, count: number): Promise<string[]> {
  const mail = { to: "ada@example.com", subject: "A secret subject", text: "a secret", html: "a secret" };
  for (let number = 0; number < count; number++) {
    await transaction(practice.db, (trx) => enqueueMail(trx, practice, mail, { kind: "reminder" }));
  }
  const jobs = await claimJobs(practice.db, practice.now(), count);
  for (const job of jobs) {
    const last = { ...job, attempts: MOST_ATTEMPTS };
    await failJob(practice.db, last, "DeliveryError: EENVELOPE 550", practice.now());
  }
  return jobs.map(({ id }) => id);
}

databaseTest("an admin sees dead mails without their content and sends one again", async ({ db }) => {
  const practice = testPractice(db);
  const [id] = await addDead(practice, 1);
  const client = await (await testApp(practice)).as(await createAdmin(practice));
  const page = await (await client.fetch("/admin/mail")).text();
  assert.match(page, /<h2[^>]*>Reminder<\/h2>/);
  assert.match(page, /<dd[^>]*>a…@example\.com<\/dd>/);
  assert.match(page, /The mail server doesn't accept this address \(EENVELOPE 550\)/);
  assert.doesNotMatch(page, /secret|ada@/);
  const sent = await client.postForm("/admin/mail", { mail: id });
  assert.equal(sent.status, 303);
  assert.equal(sent.headers.get("location"), "/admin/mail?done=sent");
  assert.match(await (await client.fetch("/admin/mail?done=sent")).text(), /No emails have failed/);
  assert.match(await (await client.fetch("/admin/mail?list=waiting")).text(), /a…@example\.com/);
  for (const unknown of [crypto.randomUUID(), "nonsense"]) {
    assert.equal((await client.postForm("/admin/mail", { mail: unknown })).status, 404);
  }
}, here);

databaseTest(
  "one button sends all dead mails again, and a long list is split into pages",
  async ({ db }) => {
    const practice = testPractice(db);
    await addDead(practice, 30);
    const client = await (await testApp(practice)).as(await createAdmin(practice));
    const first = await (await client.fetch("/admin/mail")).text();
    assert.equal(first.match(/<h2/g)?.length, 25);
    const next = /href="([^"]*cursor=[^"]*)"/.exec(first)?.[1].replaceAll("&amp;", "&") ?? "";
    const second = await (await client.fetch(next)).text();
    assert.equal(second.match(/<h2/g)?.length, 5);
    assert.equal((await client.postForm("/admin/mail", {})).status, 303);
    assert.match(await (await client.fetch("/admin/mail")).text(), /No emails have failed/);
  },
  here,
);

databaseTest("the API lists mails and sends them again", async ({ db }) => {
  const practice = testPractice(db);
  const [id] = await addDead(practice, 3);
  const client = await (await testApp(practice)).as(await createAdmin(practice));
  const { items } = await (await client.fetch("/api/admin/mail?list=dead&limit=2")).json();
  assert.equal(items.length, 2);
  assert.equal(items[0].maskedAddress, "a…@example.com");
  assert.equal((await client.postJson(`/api/admin/mail/${id}/delivery`, {})).status, 202);
  const twice = await client.postJson(`/api/admin/mail/${id}/delivery`, {});
  assert.equal(twice.status, 409);
  assert.equal(twice.headers.get("content-type"), "application/problem+json");
  assert.equal((await client.postJson(`/api/admin/mail/${crypto.randomUUID()}/delivery`, {})).status, 404);
  const all = await client.postJson("/api/admin/mail/deliveries", {});
  assert.equal(all.status, 202);
  assert.deepEqual(await all.json(), { count: 2 });
  assert.equal((await client.fetch("/api/admin/mail?list=nonsense")).status, 422);
}, here);

databaseTest("only an admin with two factors sees the practice's mail", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  assert.equal((await (await app.as(await createTherapist(practice))).fetch("/admin/mail")).status, 403);
  const bare = await app.as(await createAdmin(practice), { twoFactors: false });
  assert.equal((await bare.fetch("/api/admin/mail")).status, 403);
}, here);
