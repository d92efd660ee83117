import assert from "node:assert/strict";
import { transaction } from "../../../db/transaction.ts";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { askToConnect } from "../../../lib/people/care/ask_to_connect.ts";
import { listCare } from "../../../lib/people/care/list_care.ts";
import { endGuardianship } from "../../../lib/leaving/end_guardianship.ts";
import { addWard, changeWard } from "../../../lib/people/guardians/save_ward.ts";
import { listWards } from "../../../lib/people/guardians/wards.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { listAppointments } from "../../../lib/scheduling/appointments/list_appointments.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { auditOf, book, denver, practiceOn, wish } from "../../scheduling/desk.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { testApp } from "../../support/app.ts";
import { addAWard, asUser, aWard, aWardForm } from "./a_ward.ts";
import type { Db } from "../../../db/client.ts";

async function setUp(db: Db) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const guardian = await createPatient(practice, { name: "Robin Reyes", locale: "es" });
  const acting = actingFor(practice, guardian);
  const ward = await addAWard(acting);
  return { practice, therapist, guardian, acting, ward, asTherapist: actingFor(practice, therapist) };
}

const coming = async (acting: Parameters<typeof listAppointments>[0]) =>
  (await listAppointments(acting, { when: "coming", limit: 20 })).items;

databaseTest("only a child under 18 can be added, and the refusal says why", async ({ db }) => {
  const practice = practiceOn(db);
  const acting = actingFor(practice, await createPatient(practice));
  const result = async (birthDate: string) => await addWard(acting, aWard({ birthDate }));
  const grown = await result("2008-03-02");
  assert.ok(grown.kind === "invalid" && grown.errors[0].message.includes("under 18"));
  assert.equal((await result("2026-03-03")).kind, "invalid");
  assert.equal((await result("2008-03-03")).kind, "saved");
});

databaseTest(
  "a guardian books, moves and cancels for a ward; the audit trail names both",
  async ({ db }) => {
    const { practice, therapist, guardian, acting, ward } = await setUp(db);
    const visit = await book(acting, { ...wish(therapist, "2026-03-04T09:00"), patientId: ward.id });
    assert.deepEqual(visit.patients.map(({ id }) => id), [ward.id]);
    assert.deepEqual(visit.wards.map(({ name }) => name), ["Mia Reyes"]);
    assert.deepEqual((await coming(acting)).map(({ id }) => id), [visit.id]);
    const taken = await db.selectFrom("bookedTime").select("userId").distinct().execute();
    assert.deepEqual(new Set(taken.map(({ userId }) => userId)), new Set([therapist.id, ward.id]));
    const moved = await rescheduleAppointment(acting, {
      appointmentId: visit.id,
      startsAt: denver("2026-03-05T09:00"),
    });
    assert.equal(moved.kind, "rescheduled");
    const gone = await cancelAppointment(acting, { appointmentId: visit.id, reason: "Ill" });
    assert.ok(gone.kind === "cancelled" && gone.appointments[0].cancellation?.by === "patient");
    for (const action of ["book", "reschedule", "cancel"]) {
      const [{ actorId, ownerId }] = await auditOf(db, action);
      assert.deepEqual([actorId, ownerId], [guardian.id, ward.id], action);
    }
    await runDueJobs(practice);
    const toFamily = practice.outbox.filter(({ to }) => to === guardian.email);
    assert.equal(toFamily.length, 3);
    for (const { text } of toFamily) assert.match(text, /Mia Reyes/);
    assert.ok(toFamily.some(({ subject }) => subject.includes("reservada")), "in the guardian's language");
    assert.ok(practice.outbox.every(({ to }) => to.includes("@") && !to.includes(ward.id)));
    const toTherapist = practice.outbox.filter(({ to }) => to === therapist.email);
    assert.ok(toTherapist.some(({ text }) => /Robin Reyes booked[\s\S]*Mia Reyes/.test(text)));
  },
);

databaseTest("a visit takes the ward's time, and the guardian's own stays free", async ({ db }) => {
  const { practice, therapist, guardian, acting, ward } = await setUp(db);
  const other = await createTherapist(practice);
  await book(acting, { ...wish(therapist, "2026-03-04T09:00"), patientId: ward.id });
  const twice = await bookAppointment(acting, { ...wish(other, "2026-03-04T09:00"), patientId: ward.id });
  assert.equal(twice.kind, "own_time_taken");
  const own = await bookAppointment(acting, wish(other, "2026-03-04T09:00"));
  assert.equal(own.kind, "booked", "The guardian's first visit, at the same time.");
  await connect(practice, guardian, therapist);
  assert.equal((await coming(acting)).length, 2);
});

databaseTest("the ward's state and care relationship count, not the guardian's", async ({ db }) => {
  const { practice, therapist, guardian, acting } = await setUp(db);
  const away = await addAWard(acting, { name: "Max", state: "NY" });
  const refused = await bookAppointment(acting, {
    ...wish(therapist, "2026-03-04T09:00"),
    patientId: away.id,
  });
  assert.deepEqual(refused, { kind: "not_licensed", state: "NY" });
  const near = await addAWard(acting, { name: "Lou" });
  await connect(practice, guardian, therapist);
  const first = { ...wish(therapist, "2026-03-04T09:00"), patientId: near.id };
  assert.equal((await bookAppointment(acting, first)).kind, "booked");
  const further = { ...wish(therapist, "2026-03-04T11:00"), patientId: near.id };
  assert.equal((await bookAppointment(acting, further)).kind, "not_connected");
  await db.updateTable("careRelationships").set({ status: "active" }).where("patientId", "=", near.id)
    .execute();
  assert.equal((await bookAppointment(acting, further)).kind, "booked");
});

databaseTest(
  "a guardian sends a request for a ward, sees its result and ends the relationship",
  async ({ db }) => {
    const { therapist, acting, ward, practice } = await setUp(db);
    const asked = await askToConnect(acting, { therapistId: therapist.id, note: "", patientId: ward.id });
    assert.equal(asked.kind, "asked");
    assert.deepEqual((await listCare(acting, "requested")).map(({ patient }) => patient.id), [ward.id]);
    const stranger = actingFor(practice, await createPatient(practice));
    const refused = await askToConnect(stranger, { therapistId: therapist.id, note: "", patientId: ward.id });
    assert.equal(refused.kind, "not_found");
    assert.deepEqual(await listCare(stranger, "all"), []);
  },
);

databaseTest("a guardian of one ward can neither see nor change another", async ({ db }) => {
  const { practice, therapist, acting, ward } = await setUp(db);
  const visit = await book(acting, { ...wish(therapist, "2026-03-04T09:00"), patientId: ward.id });
  const other = actingFor(practice, await createPatient(practice));
  await addAWard(other, { name: "Noor" });
  assert.deepEqual(await coming(other), []);
  assert.equal(await findAppointment(other, visit.id), null);
  assert.equal((await cancelAppointment(other, { appointmentId: visit.id, reason: "" })).kind, "not_found");
  assert.equal((await endGuardianship(other, ward.id)).kind, "not_found");
  assert.equal((await changeWard(other, ward.id, aWard())).kind, "not_found");
  const theirs = await bookAppointment(other, { ...wish(therapist, "2026-03-04T11:00"), patientId: ward.id });
  assert.equal(theirs.kind, "not_found");
  // Even a seat in the appointment shows nothing without the guardianship.
  await db.insertInto("appointmentAttendees")
    .values({ appointmentId: visit.id, userId: other.actor.userId, role: "guardian" }).execute();
  assert.equal(await findAppointment(other, visit.id), null);
  assert.deepEqual(await coming(other), []);
});

databaseTest("from the ward's eighteenth birthday on, a guardian can see and do nothing", async ({ db }) => {
  const { practice, therapist, acting } = await setUp(db);
  const almost = await addAWard(acting, { name: "Kim", birthDate: "2008-03-04" });
  const visit = await book(acting, { ...wish(therapist, "2026-03-05T09:00"), patientId: almost.id });
  practice.clock.set(denver("2026-03-03T23:59"));
  assert.ok(await findAppointment(acting, visit.id));
  practice.clock.set(denver("2026-03-04T00:00"));
  assert.equal(await findAppointment(acting, visit.id), null);
  assert.deepEqual((await listWards(acting)).map(({ name }) => name), ["Mia Reyes"]);
  assert.equal((await cancelAppointment(acting, { appointmentId: visit.id, reason: "" })).kind, "not_found");
  const more = await bookAppointment(acting, {
    ...wish(therapist, "2026-03-06T09:00"),
    patientId: almost.id,
  });
  assert.equal(more.kind, "not_found");
});

databaseTest(
  "a second guardian keeps their seat in upcoming visits when the first stops",
  async ({ db }) => {
    const { practice, therapist, acting, ward } = await setUp(db);
    const visit = await book(acting, { ...wish(therapist, "2026-03-04T09:00"), patientId: ward.id });
    const second = actingFor(practice, await createPatient(practice));
    const guardianId = second.actor.userId;
    await transaction(db, async (trx) => {
      await trx.insertInto("guardianships").values({
        id: crypto.randomUUID(),
        guardianId,
        wardId: ward.id,
        relationship: "Father",
        beganAt: practice.now(),
        endedAt: null,
      }).execute();
      await trx.insertInto("appointmentAttendees")
        .values({ appointmentId: visit.id, userId: guardianId, role: "guardian" }).execute();
    });
    assert.ok(await findAppointment(second, visit.id));
    assert.deepEqual(await endGuardianship(acting, ward.id), { kind: "ended", cancelledVisits: 0 });
    assert.equal(await findAppointment(acting, visit.id), null, "The end takes effect immediately.");
    assert.equal((await findAppointment(second, visit.id))?.status, "booked");
    assert.deepEqual(await endGuardianship(second, ward.id), { kind: "ended", cancelledVisits: 1 });
  },
);

databaseTest(
  "deleting an account also deletes the wards who have no other guardian",
  async ({ db }) => {
    const { practice, therapist, acting, ward, guardian } = await setUp(db);
    await connect(practice, asUser(ward), therapist);
    await book(acting, { ...wish(therapist, "2026-03-04T09:00"), patientId: ward.id });
    assert.equal((await deleteAccount(acting)).kind, "deleted");
    const people = await db.selectFrom("users").select("status").where("id", "in", [ward.id, guardian.id])
      .execute();
    assert.deepEqual(people.map(({ status }) => status), ["deleted", "deleted"]);
    assert.deepEqual(await db.selectFrom("appointments").select("status").execute(), [{
      status: "cancelled",
    }]);
    assert.deepEqual(await db.selectFrom("bookedTime").selectAll().execute(), []);
    const care = await db.selectFrom("careRelationships").select("status").execute();
    assert.deepEqual(care, [{ status: "finished" }]);
  },
);

databaseTest(
  "a guardian cannot make a ward younger, so that the guardianship lasts longer, by form or API; an earlier date is saved",
  async ({ db }) => {
    const { practice, guardian, acting, ward } = await setUp(db);
    const born = async () =>
      (await db.selectFrom("patientProfiles").select("birthDate").where("userId", "=", ward.id)
        .executeTakeFirstOrThrow()).birthDate?.toString();
    const later = await changeWard(acting, ward.id, aWard({ birthDate: "2014-09-02" }));
    assert.ok(later.kind === "invalid");
    assert.match(later.errors[0].message, /can't move a child's date of birth/);
    const client = await (await testApp(practice)).as(guardian);
    const sent = await client.postForm(`/account/family/${ward.id}`, {
      ...aWardForm,
      birthDate: "2020-01-01",
    });
    assert.equal(sent.status, 422);
    assert.match(await sent.text(), /can(&#39;|')t move a child(&#39;|')s date of birth/);
    assert.equal(await born(), "2014-09-01");
    assert.equal((await changeWard(acting, ward.id, aWard())).kind, "saved");
    assert.equal((await changeWard(acting, ward.id, aWard({ birthDate: "2014-08-31" }))).kind, "saved");
    assert.equal(await born(), "2014-08-31");
    assert.equal((await changeWard(acting, ward.id, aWard())).kind, "invalid");
  },
);
