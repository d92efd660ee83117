import assert from "node:assert/strict";
import { demoPatients } from "../../lib/demo/patients.ts";
import { DEMO_PASSWORD, seedDemo } from "../../lib/demo/seed_demo.ts";
import { demoTherapists } from "../../lib/demo/therapists.ts";
import { readConfig } from "../../lib/config/config.ts";
import { bookingReadiness } from "../../lib/welcome/booking_readiness.ts";
import { listTherapists } from "../../lib/directory/list_therapists.ts";
import { countWaitingMeasures } from "../../lib/records/measures/list_measures.ts";
import { listOpenFlags } from "../../lib/records/measures/measure_flags.ts";
import { listResults } from "../../lib/records/measures/measure_results.ts";
import { findNote, listNotes } from "../../lib/records/notes/read_notes.ts";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { findAppointment } from "../../lib/scheduling/appointments/find_appointment.ts";
import { listAppointments } from "../../lib/scheduling/appointments/list_appointments.ts";
import type { Db } from "../../db/client.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { fillWithDemo } from "../support/demo.ts";
import { createPatient } from "../support/factories.ts";
import { actingFor, testPractice } from "../support/practice.ts";

const userBy = (db: Db, email: string) =>
  db.selectFrom("users").selectAll().where("emailKey", "=", email).executeTakeFirstOrThrow();

databaseTest("three people of the demo practice can sign in with its password", async ({ db }) => {
  const practice = testPractice(db);
  assert.deepEqual(await seedDemo(practice), { kind: "seeded" });
  const app = await testApp(practice);
  for (const role of ["patient", "therapist", "admin"]) {
    const credentials = { email: `${role}@bloom.example`, password: DEMO_PASSWORD };
    const response = await app.browser().postJson("/api/auth/sign-in", credentials);
    assert.equal(response.status, 200);
    assert.equal((await response.json()).user.role, role);
  }
});

databaseTest("the demo patient can book every demo therapist", async ({ db }) => {
  const practice = testPractice(db);
  await fillWithDemo(practice);
  const patient = await userBy(db, "patient@bloom.example");
  assert.deepEqual(await bookingReadiness(db, patient.id), { complete: true, missing: [], state: "CO" });
  const acting = actingFor(practice, patient);
  const { items } = await listTherapists(acting, { state: "CO", limit: 50 });
  assert.equal(items.length, 12);
  for (const { id, name, nextSlot } of items) {
    assert.ok(nextSlot, name);
    const idempotencyKey = crypto.randomUUID();
    // Two therapists can have the same next slot, but the patient can only take one.
    const result = await bookAppointment(acting, {
      therapistId: id,
      startsAt: nextSlot.startsAt,
      idempotencyKey,
    });
    assert.ok(["booked", "own_time_taken"].includes(result.kind), `${name}: ${result.kind}`);
  }
});

databaseTest("the demo practice has past and upcoming visits, on any day", async ({ db }) => {
  const practice = testPractice(db);
  await fillWithDemo(practice);
  const counts = await db.selectFrom("appointments").select("status")
    .select(({ fn }) => fn.countAll<number>().as("count")).groupBy("status").execute();
  const count = Object.fromEntries(counts.map((row) => [row.status, row.count]));
  for (const status of ["fulfilled", "cancelled", "noshow", "booked"]) assert.ok(count[status] > 3, status);

  const patient = actingFor(practice, await userBy(db, "patient@bloom.example"));
  const coming = await listAppointments(patient, { when: "coming", limit: 50 });
  const past = await listAppointments(patient, { when: "past", limit: 50 });
  assert.ok(coming.items.length > 0 && past.items.length > 1);

  const therapist = actingFor(practice, await userBy(db, "therapist@bloom.example"));
  const next = await listAppointments(therapist, { when: "coming", limit: 50 });
  const inAWeek = practice.now().add({ hours: 7 * 24 });
  const soon = next.items.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, inAWeek) < 0);
  assert.ok(soon.length > 1, `${soon.length} visits within a week`);
});

databaseTest("a patient can read the reason for a demo cancellation", async ({ db }) => {
  const practice = testPractice(db);
  await fillWithDemo(practice);
  const cancelled = await db.selectFrom("appointments").innerJoin(
    "users",
    "users.id",
    "appointments.createdBy",
  )
    .select("appointments.id").select("users.email").where("appointments.status", "=", "cancelled")
    .executeTakeFirstOrThrow();
  const acting = actingFor(practice, await userBy(db, cancelled.email));
  const appointment = await findAppointment(acting, cancelled.id);
  assert.match(appointment?.cancellation?.reason ?? "", /\w+ \w+/);
});

databaseTest(
  "the demo therapist has measures, a flag and notes, and the patient has questions to answer",
  async ({ db }) => {
    const practice = testPractice(db);
    await fillWithDemo(practice);
    const patient = actingFor(practice, await userBy(db, "patient@bloom.example"));
    const therapist = actingFor(practice, await userBy(db, "therapist@bloom.example"));
    assert.ok(await countWaitingMeasures(patient) > 0);
    const results = await listResults(patient, patient.actor.userId);
    assert.ok(results.length > 1 && results.every(({ score }) => score > 0));
    assert.equal((await listOpenFlags(therapist)).length, 1);
    const { id } = await userBy(db, "beatriz.montoya@example.com");
    const found = await listNotes(therapist, "progress", id);
    assert.deepEqual(found?.notes.map(({ status, amendments }) => [status, amendments]), [
      ["signed", 0],
      ["signed", 1],
    ]);
    const psychotherapy = await listNotes(therapist, "psychotherapy", id);
    const note = await findNote(therapist, "psychotherapy", { id: psychotherapy?.notes[0].id ?? "" });
    assert.match(note?.versions[0].text ?? "", /grandmother/);
  },
);

databaseTest("demo data goes only into an empty database, and only once", async ({ db }) => {
  const practice = testPractice(db);
  await createPatient(practice);
  assert.deepEqual(await seedDemo(practice), { kind: "not_empty" });
  assert.equal((await db.selectFrom("users").select("id").execute()).length, 1);
});

databaseTest("seeding twice equals seeding once, and sends no mail", async ({ db }) => {
  const practice = testPractice(db);
  await seedDemo(practice);
  assert.deepEqual(await seedDemo(practice), { kind: "not_empty" });
  const users = await db.selectFrom("users").select("id").execute();
  assert.equal(users.length, demoTherapists.length + demoPatients.length + 2, "an admin and a child");
  assert.deepEqual(await db.selectFrom("jobs").select("id").execute(), []);
  assert.deepEqual(practice.outbox, []);
});

databaseTest(
  "the demo practice is refused outside local, because its passwords are public",
  async ({ db }) => {
    const practice = testPractice(db);
    for (const environment of ["preview", "qa", "production"] as const) {
      const config = { ...readConfig({}), environment };
      await assert.rejects(seedDemo({ ...practice, config }), /local use only/);
    }
    assert.deepEqual(await db.selectFrom("users").select("id").execute(), []);
  },
);
