import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { AppointmentKind } from "../../../lib/shared/codes/appointment_kinds.ts";
import { transaction } from "../../../db/transaction.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { addPatient, removePatient } from "../../../lib/scheduling/booking/change_patients.ts";
import { writeAppointment } from "../../../lib/scheduling/booking/write_appointment.ts";
import { addAWard } from "../../people/guardians/a_ward.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { auditOf, denver, practiceOn, wish } from "../desk.ts";

async function setUp(db: Db, kind: AppointmentKind, patientCount: number) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const patients: User[] = [];
  for (const name of ["Ana", "Ben", "Cem", "Dee"]) {
    const patient = await createPatient(practice, { name });
    await connect(practice, patient, therapist);
    patients.push(patient);
  }
  const asTherapist = actingFor(practice, therapist);
  const startsAt = denver("2026-03-04T09:00");
  const row = await transaction(db, (trx) =>
    writeAppointment(trx, asTherapist, {
      held: {
        therapistId: therapist.id,
        patientIds: patients.slice(0, patientCount).map(({ id }) => id),
        startsAt,
        endsAt: startsAt.add({ minutes: 50 }),
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 10,
      },
      kind,
      typeId: null,
      typeName: "",
      seriesId: null,
      status: "booked",
      expiresAt: null,
      overridden: false,
      idempotencyKey: crypto.randomUUID(),
      wishHash: null,
    }));
  const [as0, as1, as2, as3] = patients.map((patient) => actingFor(practice, patient));
  return { practice, therapist, patients, asTherapist, as0, as1, as2, as3, id: row.id };
}

const takenBy = async (db: Db, userId: string) =>
  (await db.selectFrom("bookedTime").select("at").where("userId", "=", userId).execute()).length;

databaseTest("patients in a group do not learn of each other, but a couple do", async ({ db }) => {
  const group = await setUp(db, "group", 3);
  const seen = await findAppointment(group.as0, group.id);
  assert.deepEqual(seen?.patients.map(({ name }) => name), ["Ana"]);
  assert.equal((await findAppointment(group.asTherapist, group.id))?.patients.length, 3);
  const body = await (await (await testApp(group.practice)).as(group.patients[0]))
    .fetch(`/appointments/${group.id}`);
  assert.doesNotMatch(await body.text(), /Ben|Cem/);
}, { engines: ["PGlite"] });

databaseTest(
  "a couple see each other's names, and a cancellation is for both, as the page says",
  async ({ db }) => {
    const { practice, patients, as0, as1, id } = await setUp(db, "couple", 2);
    assert.deepEqual((await findAppointment(as1, id))?.patients.map(({ name }) => name), ["Ben", "Ana"]);
    const app = await (await testApp(practice)).as(patients[0]);
    assert.match(await (await app.fetch(`/appointments/${id}`)).text(), /Along with[\s\S]*Ben/);
    assert.match(
      await (await app.fetch(`/appointments/${id}/cancellation`)).text(),
      /cancel it for both of you/,
    );
    assert.equal((await cancelAppointment(as0, { appointmentId: id, reason: "" })).kind, "cancelled");
    assert.equal((await findAppointment(as1, id))?.status, "cancelled");
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a patient who leaves a group frees only their own time, and the last one to leave cancels the visit",
  async ({ db }) => {
    const { practice, therapist, patients, as0, as1, asTherapist, id } = await setUp(db, "group", 2);
    assert.equal((await cancelAppointment(as0, { appointmentId: id, reason: "" })).kind, "left");
    assert.equal(await findAppointment(as0, id), null);
    assert.equal(await takenBy(db, patients[0].id), 0);
    assert.equal(await takenBy(db, patients[1].id), 10);
    assert.equal((await findAppointment(asTherapist, id))?.status, "booked");
    await runDueJobs(practice);
    const mails = practice.outbox.map(({ to }) => to).sort();
    assert.deepEqual(mails, [patients[0].email, therapist.email].sort(), "The other patients get no mail.");
    const off = practice.outbox.find(({ to }) => to === patients[0].email)?.calendar;
    assert.equal(off?.method, "CANCEL");
    assert.match(off?.content ?? "", new RegExp(`UID:${id}[\\s\\S]*SEQUENCE:1`));
    assert.equal((await cancelAppointment(as1, { appointmentId: id, reason: "" })).kind, "cancelled");
    assert.equal(await takenBy(db, therapist.id), 0);
  },
);

databaseTest("a patient cannot move a visit with several patients; the therapist can", async ({ db }) => {
  const { as0, asTherapist, id } = await setUp(db, "group", 2);
  const move = { appointmentId: id, startsAt: denver("2026-03-05T09:00") };
  assert.equal((await rescheduleAppointment(as0, move)).kind, "group_visit");
  assert.equal((await rescheduleAppointment(asTherapist, move)).kind, "rescheduled");
}, { engines: ["PGlite"] });

databaseTest(
  "a therapist adds a patient, who gets an invitation and whose time is taken, and removes one",
  async ({ db }) => {
    const { practice, patients, asTherapist, as2, id } = await setUp(db, "group", 2);
    const added = await addPatient(asTherapist, { appointmentId: id, patientId: patients[2].id });
    assert.ok(added.kind === "changed" && added.appointment.patients.length === 3);
    assert.equal(await takenBy(db, patients[2].id), 10);
    assert.ok(await findAppointment(as2, id));
    const again = await addPatient(asTherapist, { appointmentId: id, patientId: patients[2].id });
    assert.equal(again.kind, "already_in");
    await runDueJobs(practice);
    assert.deepEqual(practice.outbox.map(({ to, calendar }) => [to, calendar?.method]), [
      [patients[2].email, "REQUEST"],
    ]);
    const removed = await removePatient(asTherapist, { appointmentId: id, patientId: patients[2].id });
    assert.equal(removed.kind, "changed");
    assert.equal(await takenBy(db, patients[2].id), 0);
    await runDueJobs(practice);
    const off = practice.outbox.at(-1);
    assert.deepEqual([off?.to, off?.calendar?.method], [patients[2].email, "CANCEL"]);
    assert.match(off?.calendar?.content ?? "", new RegExp(`UID:${id}[\\s\\S]*SEQUENCE:2`));
  },
);

databaseTest(
  "a busy patient, or one not in the therapist's care, is not added, and nothing changes",
  async ({ db }) => {
    const { practice, patients, asTherapist, as3, as0, id } = await setUp(db, "group", 2);
    const other = await createTherapist(practice);
    assert.equal((await bookAppointment(as3, wish(other, "2026-03-04T09:00"))).kind, "booked");
    const taken = await addPatient(asTherapist, { appointmentId: id, patientId: patients[3].id });
    assert.equal(taken.kind, "patient_taken");
    assert.equal(await findAppointment(as3, id), null);
    const stranger = await createPatient(practice);
    const refused = await addPatient(asTherapist, { appointmentId: id, patientId: stranger.id });
    assert.equal(refused.kind, "not_connected");
    const byPatient = await addPatient(as0, { appointmentId: id, patientId: patients[2].id });
    assert.equal(byPatient.kind, "not_found");
    const byOther = await removePatient(actingFor(practice, other), {
      appointmentId: id,
      patientId: patients[0].id,
    });
    assert.equal(byOther.kind, "not_found");
  },
);

databaseTest(
  "a refused change of patients is recorded for the patient, and never for a stranger",
  async ({ db }) => {
    const { practice, therapist, patients, asTherapist, id } = await setUp(db, "group", 1);
    const stranger = await createPatient(practice);
    for (const patientId of [patients[0].id, stranger.id, crypto.randomUUID()]) {
      await addPatient(asTherapist, { appointmentId: id, patientId });
      await removePatient(asTherapist, { appointmentId: id, patientId });
    }
    const refused = { actorId: therapist.id, subjectId: id, outcome: "refused" };
    assert.deepEqual(await auditOf(db, "add_patient"), [
      { ...refused, ownerId: patients[0].id, reason: "already_in" },
      { ...refused, ownerId: null, reason: "not_connected" },
      { ...refused, ownerId: null, reason: "not_connected" },
    ]);
    assert.deepEqual(await auditOf(db, "remove_patient"), [
      { ...refused, ownerId: patients[0].id, reason: "last_patient" },
      { ...refused, ownerId: null, reason: "not_found" },
      { ...refused, ownerId: null, reason: "not_found" },
    ]);
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a couple's visit takes no third patient, and its last patient cannot be removed",
  async ({ db }) => {
    const { patients, asTherapist, id } = await setUp(db, "couple", 2);
    const [first, second, third] = patients.map((patient) => ({ appointmentId: id, patientId: patient.id }));
    assert.equal((await addPatient(asTherapist, third)).kind, "couple_is_two");
    assert.equal((await removePatient(asTherapist, second)).kind, "changed");
    assert.equal((await removePatient(asTherapist, first)).kind, "last_patient");
    assert.equal((await addPatient(asTherapist, third)).kind, "changed");
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a ward in a group comes with the guardian, who loses sight of it when the ward leaves",
  async ({ db }) => {
    const { practice, therapist, asTherapist, as3, id } = await setUp(db, "group", 2);
    const ward = await addAWard(as3);
    await connect(practice, { id: ward.id }, therapist);
    assert.equal((await addPatient(asTherapist, { appointmentId: id, patientId: ward.id })).kind, "changed");
    const seen = await findAppointment(as3, id);
    assert.deepEqual(seen?.patients.map(({ name }) => name), ["Mia Reyes"]);
    assert.equal((await cancelAppointment(as3, { appointmentId: id, reason: "" })).kind, "left");
    assert.equal(await findAppointment(as3, id), null);
    assert.equal(await takenBy(db, ward.id), 0);
  },
);

databaseTest(
  "a guardian and a ward in one group: removing either keeps the other's seat",
  async ({ db }) => {
    const { practice, therapist, patients, asTherapist, as3, id } = await setUp(db, "group", 2);
    const ward = await addAWard(as3);
    await connect(practice, { id: ward.id }, therapist);
    const guardian = patients[3];
    const add = (patientId: string) => addPatient(asTherapist, { appointmentId: id, patientId });
    const take = async (patientId: string) => {
      assert.equal((await removePatient(asTherapist, { appointmentId: id, patientId })).kind, "changed");
      await runDueJobs(practice);
      const mail = practice.outbox.findLast(({ to }) => to === guardian.email);
      assert.match(mail?.calendar?.content ?? "", /METHOD:REQUEST/, "their calendar keeps it");
      return (await findAppointment(as3, id))?.patients.map(({ name }) => name);
    };
    await add(guardian.id);
    await add(ward.id);
    assert.deepEqual(await take(ward.id), ["Dee"]);
    assert.equal(await takenBy(db, ward.id), 0);
    await add(ward.id);
    assert.deepEqual(await take(guardian.id), ["Mia Reyes"]);
    assert.equal(await takenBy(db, guardian.id), 0);
    assert.ok(await takenBy(db, ward.id) > 0);
  },
);

databaseTest(
  "the therapist's page adds and removes patients without a script, and is closed to others",
  async ({ db }) => {
    const { practice, therapist, patients, id } = await setUp(db, "group", 2);
    const app = await testApp(practice);
    const path = `/appointments/${id}/patients`;
    const client = await app.as(therapist);
    assert.match(await (await client.fetch(path)).text(), /Cem/);
    const added = await client.postForm(path, { do: "add", patientId: patients[2].id });
    assert.equal(added.status, 303);
    const again = await client.postForm(path, { do: "add", patientId: patients[2].id });
    assert.equal(again.status, 409);
    assert.equal((await client.postForm(path, { do: "add", patientId: "" })).status, 422);
    assert.equal((await client.postForm(path, { do: "remove", patientId: patients[2].id })).status, 303);
    const other = await app.as(await createTherapist(practice));
    assert.equal((await other.fetch(path)).status, 404);
    assert.equal((await (await app.as(patients[0])).fetch(path)).status, 403);
  },
  { engines: ["PGlite"] },
);
