import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../../db/client.ts";
import { claimReminders } from "../../../lib/scheduling/reminders/claim_reminders.ts";
import { dueReminders } from "../../../lib/scheduling/reminders/due_reminders.ts";
import { databaseTest } from "../../support/database.ts";
import { reminding } from "./reminding.ts";

const HISTORY = 40_000;
const DUE = 2_000;

/**
 * Adds a number of visits of two people without held time, at equal intervals, the last at the given instant.
 */
async function addVisits(
  db: Db,
  people: { patientId: string; therapistId: string },
  { count, at, spreadMinutes, status }: { count: number; at: string; spreadMinutes: number; status: string },
): Promise<void> {
  const { patientId, therapistId } = people;
  await sql`INSERT INTO appointments (id, therapist_id, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes,
      status, sequence, created_by, idempotency_key, created_at, updated_at)
    SELECT gen_random_uuid(), ${therapistId}::uuid, start, start + interval '50 minutes', 0, 0, ${status}::text, 0,
      ${patientId}::uuid, gen_random_uuid()::text, start - interval '9 days', start - interval '9 days'
    FROM (SELECT ${at}::timestamptz - number * ${spreadMinutes}::int4 * interval '1 minute' AS start
      FROM generate_series(1, ${count}::int4) AS number) AS starts`.execute(db);
  for (const [userId, role] of [[therapistId, "therapist"], [patientId, "patient"]]) {
    await sql`INSERT INTO appointment_attendees (appointment_id, user_id, role)
      SELECT id, ${userId}::uuid, ${role}::text FROM appointments
      ON CONFLICT (appointment_id, user_id) DO NOTHING`.execute(db);
  }
}

databaseTest(
  "the search for due reminders reads the coming days through an index, not the practice's history",
  async ({ db }) => {
    const { practice, patient, therapist } = await reminding(db);
    const people = { patientId: patient.id, therapistId: therapist.id };
    const [past, coming] = [practice.now(), practice.now().add({ hours: 60 })].map(String);
    await addVisits(db, people, { count: HISTORY, at: past, spreadMinutes: 30, status: "booked" });
    await addVisits(db, people, { count: 100, at: coming, spreadMinutes: 30, status: "booked" });
    await sql`ANALYZE`.execute(db);
    const rows = await dueReminders(db, practice.now()).select("appointments.id").explain();
    const plan = JSON.stringify(rows);
    assert.match(plan, /Scan (using|on) appointments_by_start/);
    assert.doesNotMatch(plan, /Seq Scan on appointments\b/);
  },
  { engines: ["PostgreSQL"] },
);

databaseTest("2,000 reminders due at once are enqueued once each", async ({ db }) => {
  const { practice, patient, therapist } = await reminding(db);
  const at = practice.now().add({ minutes: 60 }).toString();
  const people = { patientId: patient.id, therapistId: therapist.id };
  await addVisits(db, people, { count: DUE, at, spreadMinutes: 0, status: "booked" });
  await claimReminders(practice);
  const { count } = await db.selectFrom("jobs").select((eb) => eb.fn.countAll<number>().as("count"))
    .where("kind", "=", "reminder").executeTakeFirstOrThrow();
  assert.equal(count, DUE);
});
