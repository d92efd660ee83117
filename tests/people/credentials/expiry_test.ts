import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { warnOfExpiry } from "../../../lib/people/credentials/warn_of_expiry.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { type TestPractice, testPractice } from "../../support/practice.ts";

/** Makes the therapist's licenses expire in this many whole days. */
async function endIn(practice: TestPractice, therapistId: string, days: number): Promise<void> {
  const expiresAt = practice.now().add({ hours: 24 * days });
  await practice.db.updateTable("credentials").set({ expiresAt }).where("therapistId", "=", therapistId)
    .execute();
}

databaseTest(
  "expiration warnings come 60, 30 and 7 days ahead and on the day, once each, whatever the number of sweeps",
  async ({ db }) => {
    const practice = testPractice(db);
    const therapist = await createTherapist(practice);
    await endIn(practice, therapist.id, 61);
    const subjects: string[] = [];
    for (let day = 0; day < 70; day++) {
      await Promise.all([warnOfExpiry(practice), warnOfExpiry(practice)]);
      await runDueJobs(practice);
      subjects.push(...practice.outbox.splice(0).map(({ subject }) => `${day}: ${subject}`));
      practice.clock.advance({ hours: 24 });
    }
    assert.deepEqual(subjects, [
      "1: Your license for Colorado expires in 60 days",
      "31: Your license for Colorado expires in 30 days",
      "54: Your license for Colorado expires in 7 days",
      "61: Your license for Colorado has expired",
    ]);
  },
);

databaseTest(
  "a license that is verified late causes one warning, and a renewal stops the warnings",
  async ({ db }) => {
    const practice = testPractice(db);
    const late = await createTherapist(practice);
    await endIn(practice, late.id, 3);
    const renewed = await createTherapist(practice, { states: ["UT", "UT"].slice(1) });
    const [old] = await db.selectFrom("credentials").selectAll().where("therapistId", "=", renewed.id)
      .execute();
    await db.insertInto("credentials").values({ ...old, id: crypto.randomUUID(), number: "renewed" })
      .execute();
    await db.updateTable("credentials").set({ expiresAt: practice.now().add({ hours: 24 }) })
      .where("id", "=", old.id).execute();
    await warnOfExpiry(practice);
    await runDueJobs(practice);
    assert.deepEqual(practice.outbox.map(({ to }) => to), [late.email]);
  },
);

databaseTest(
  "a license that expires unlists the therapist, and until then no visit after its last day is offered",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const therapist = await createTherapist(practice, { profile: { noticeMinutes: 0 } });
    await endIn(practice, therapist.id, 8);
    const patient = await app.as(await createPatient(practice));
    const last = practice.now().add({ hours: 8 * 24 });
    const from = practice.now().toZonedDateTimeISO("UTC").toPlainDate();
    const response = await patient.fetch(`/api/therapists/${therapist.id}/slots?from=${from}&days=31`);
    const starts: string[] = (await response.json()).items.map(({ startsAt }: { startsAt: string }) =>
      startsAt
    );
    assert.ok(starts.length > 0);
    assert.ok(starts.every((start) => Temporal.Instant.compare(Temporal.Instant.from(start), last) < 0));

    const startsAt = last.add({ hours: 24 * 7 }).round({ smallestUnit: "hour" }).toString();
    const booked = await patient.postJson("/api/appointments", { therapistId: therapist.id, startsAt }, {
      "idempotency-key": crypto.randomUUID(),
    });
    assert.match((await booked.json()).detail, /license for this visit ends before/);

    practice.clock.set(last);
    assert.equal((await patient.fetch(`/api/therapists/${therapist.id}/slots`)).status, 404);
    assert.equal((await (await patient.fetch("/api/therapists")).json()).items.length, 0);
  },
);
