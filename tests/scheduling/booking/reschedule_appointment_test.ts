import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { moveVisits } from "../../../lib/scheduling/booking/move_visits.ts";
import { plannedMoveFacts } from "../../../lib/scheduling/booking/planned_move_facts.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { auditOf, book, countRows, denver, practiceOn, wish } from "../desk.ts";

/** Sets up a practice with one appointment, on Wednesday at 10:00 in Denver. */
async function booked(db: Db) {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  await connect(practice, patient, therapist);
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  const appointment = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  return { practice, therapist, patient, acting, appointmentId: appointment.id };
}

const heldTimes = async (db: Db, userId: string) =>
  (await db.selectFrom("bookedTime").select("at").where("userId", "=", userId).orderBy("at").execute())
    .map((row) => row.at.toString());

databaseTest(
  "A cancelled appointment cannot be rescheduled; rescheduling keeps the appointment's identity and frees the old time in the same transaction",
  async ({ db }) => {
    const { practice, therapist, patient, acting, appointmentId } = await booked(db);
    const moved = await rescheduleAppointment(acting.patient, {
      appointmentId,
      startsAt: denver("2026-03-05T14:00"),
    });
    assert.equal(moved.kind === "rescheduled" && moved.appointment.id, appointmentId);
    const row = await db.selectFrom("appointments").selectAll().executeTakeFirstOrThrow();
    assert.equal(row.id, appointmentId);
    assert.equal(row.sequence, 1);
    assert.equal(row.startsAt.toString(), denver("2026-03-05T14:00").toString());
    assert.equal(row.endsAt.toString(), denver("2026-03-05T14:50").toString());
    for (const { id } of [patient, therapist]) {
      assert.equal((await heldTimes(db, id))[0], denver("2026-03-05T14:00").toString());
    }
    assert.equal(await countRows(db, "bookedTime"), 22);
    assert.equal(await countRows(db, "jobs"), 4, "two mails when booked, two when moved");
    assert.deepEqual(await auditOf(db, "reschedule"), [{
      actorId: patient.id,
      subjectId: appointmentId,
      ownerId: patient.id,
      outcome: "allowed",
      reason: null,
    }]);
    const someone = actingFor(practice, await createPatient(practice));
    await book(someone, wish(therapist, "2026-03-04T10:00"));

    await cancelAppointment(acting.patient, { appointmentId, reason: "" });
    assert.deepEqual(
      await rescheduleAppointment(acting.patient, { appointmentId, startsAt: denver("2026-03-06T10:00") }),
      { kind: "not_reschedulable", status: "cancelled" },
    );
  },
);

databaseTest("an appointment can move by less than its own length", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const { id: appointmentId } = await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: patient.id,
    startsAt: denver("2026-03-04T09:40"),
  });
  const acting = actingFor(practice, patient);
  const moved = await rescheduleAppointment(acting, { appointmentId, startsAt: denver("2026-03-04T10:00") });
  assert.equal(moved.kind, "rescheduled");
  assert.equal(await countRows(db, "bookedTime"), 22);
});

databaseTest(
  "a refused move lists free slots, its own old time included, and changes nothing",
  async ({ db }) => {
    const practice = practiceOn(db);
    const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
    const { id: appointmentId } = await createAppointment(practice, {
      therapistId: therapist.id,
      patientId: patient.id,
      startsAt: denver("2026-03-04T09:40"),
    });
    const someone = actingFor(practice, await createPatient(practice));
    await book(someone, wish(therapist, "2026-03-04T12:00"));
    const before = [await heldTimes(db, patient.id), await heldTimes(db, therapist.id)];
    const acting = actingFor(practice, patient);
    const refused = await rescheduleAppointment(acting, {
      appointmentId,
      startsAt: denver("2026-03-04T12:00"),
    });
    assert.equal(refused.kind, "taken");
    const free = refused.kind === "taken" ? refused.free.map((slot) => slot.startsAt.toString()) : [];
    assert.deepEqual(
      free,
      ["09:00", "10:00", "11:00", "13:00", "14:00", "15:00"].map((time) =>
        denver(`2026-03-04T${time}`).toString()
      ),
    );
    assert.deepEqual([await heldTimes(db, patient.id), await heldTimes(db, therapist.id)], before);
    const row = await db.selectFrom("appointments").select(["startsAt", "sequence"]).where(
      "id",
      "=",
      appointmentId,
    )
      .executeTakeFirstOrThrow();
    assert.equal(row.startsAt.toString(), denver("2026-03-04T09:40").toString());
    assert.equal(row.sequence, 0);
    assert.equal((await auditOf(db, "reschedule")).at(-1)?.reason, "taken");
  },
);

databaseTest(
  "moving onto the patient's other visit is refused with that reason, for patient and therapist",
  async ({ db }) => {
    const { practice, acting, appointmentId } = await booked(db);
    const other = await createTherapist(practice);
    await book(acting.patient, wish(other, "2026-03-05T11:00"));
    for (const person of [acting.patient, acting.therapist]) {
      const result = await rescheduleAppointment(person, {
        appointmentId,
        startsAt: denver("2026-03-05T11:00"),
      });
      assert.equal(result.kind, "own_time_taken");
    }
  },
);

databaseTest(
  "a moving appointment never conflicts with itself; another visit of the patient is named as the conflict",
  async ({ db }) => {
    const practice = practiceOn(db);
    const [therapist, other] = [await createTherapist(practice), await createTherapist(practice)];
    const patient = await createPatient(practice);
    const visit = { patientId: patient.id, therapistId: therapist.id, startsAt: denver("2026-03-04T09:40") };
    const { id: appointmentId } = await createAppointment(practice, visit);
    await createAppointment(practice, {
      ...visit,
      therapistId: other.id,
      startsAt: denver("2026-03-04T10:45"),
    });
    const result = await rescheduleAppointment(actingFor(practice, patient), {
      appointmentId,
      startsAt: denver("2026-03-04T10:00"),
    });
    assert.equal(result.kind, "own_time_taken");
  },
);

databaseTest("moving one appointment leaves every other unchanged", async ({ db }) => {
  const { acting, appointmentId, therapist } = await booked(db);
  const other = await book(acting.patient, wish(therapist, "2026-03-04T12:00"));
  const result = await rescheduleAppointment(acting.patient, {
    appointmentId,
    startsAt: denver("2026-03-05T14:00"),
  });
  assert.equal(result.kind, "rescheduled");
  const kept = await findAppointment(acting.patient, other.id);
  assert.equal(kept?.startsAt.toString(), denver("2026-03-04T12:00").toString());
});

databaseTest("an appointment moves only to a time that its therapist offers", async ({ db }) => {
  const { acting, appointmentId } = await booked(db);
  const cases: [string, string][] = [
    ["2026-03-04T10:05", "outside_hours"],
    ["2026-03-07T10:00", "outside_hours"],
    ["2026-03-02T16:00", "too_soon"],
    ["2026-06-30T10:00", "too_far"],
    ["2026-02-25T10:00", "past"],
  ];
  for (const [local, reason] of cases) {
    const result = await rescheduleAppointment(acting.patient, { appointmentId, startsAt: denver(local) });
    assert.equal(result.kind === "not_offered" ? result.reason : result.kind, reason, local);
    assert.equal(result.kind === "not_offered" && result.free.length, 6, local);
  }
});

databaseTest(
  "The notice window applies to cancelling as well as rescheduling, therapists exempt: here when moving",
  async ({ db }) => {
    const { practice, acting, appointmentId } = await booked(db);
    const move = { appointmentId, startsAt: denver("2026-03-03T16:00") };
    practice.clock.set(denver("2026-03-03T10:01"));
    assert.deepEqual(
      await rescheduleAppointment(acting.patient, { ...move, startsAt: denver("2026-03-06T10:00") }),
      { kind: "inside_notice", noticeMinutes: 1440 },
    );
    assert.equal((await rescheduleAppointment(acting.therapist, move)).kind, "rescheduled");
  },
);

databaseTest("an appointment that has started can no longer be moved", async ({ db }) => {
  const { practice, acting, appointmentId } = await booked(db);
  practice.clock.set(denver("2026-03-04T10:20"));
  for (const person of [acting.patient, acting.therapist]) {
    assert.deepEqual(
      await rescheduleAppointment(person, { appointmentId, startsAt: denver("2026-03-06T10:00") }),
      { kind: "already_started" },
    );
  }
});

databaseTest("moving to the current time changes nothing and notifies no one", async ({ db }) => {
  const { acting, appointmentId } = await booked(db);
  const same = { appointmentId, startsAt: denver("2026-03-04T10:00") };
  assert.equal((await rescheduleAppointment(acting.patient, same)).kind, "rescheduled");
  const { sequence } = await db.selectFrom("appointments").select("sequence").executeTakeFirstOrThrow();
  assert.equal(sequence, 0);
  assert.equal(await countRows(db, "jobs"), 2);
});

databaseTest("a patient who moved to a state without a license cannot move a visit", async ({ db }) => {
  const { acting, appointmentId, patient } = await booked(db);
  await db.updateTable("patientProfiles").set({ state: "TX" }).where("userId", "=", patient.id).execute();
  assert.deepEqual(
    await rescheduleAppointment(acting.patient, { appointmentId, startsAt: denver("2026-03-06T10:00") }),
    { kind: "not_licensed", state: "TX" },
  );
});

/** Sets up a couple's visit on Thursday at 10:00. */
async function bookedCouple(db: Db) {
  const { practice, therapist, patient, acting } = await booked(db);
  const partner = await createPatient(practice);
  await connect(practice, partner, therapist);
  const { id: appointmentId } = await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: patient.id,
    otherPatientIds: [partner.id],
    kind: "couple",
    startsAt: denver("2026-03-05T10:00"),
  });
  const move = { appointmentId, startsAt: denver("2026-03-06T10:00") };
  return { practice, therapist, partner, acting: { ...acting, partner: actingFor(practice, partner) }, move };
}

databaseTest("a couple's visit moves only where the license covers both of them", async ({ db }) => {
  const { partner, acting, move } = await bookedCouple(db);
  await db.updateTable("patientProfiles").set({ state: "TX" }).where("userId", "=", partner.id).execute();
  // A partner is not told where the other one is.
  const states = [[acting.patient, null], [acting.therapist, "TX"], [acting.partner, "TX"]] as const;
  for (const [person, state] of states) {
    const refused = { kind: "not_licensed", state };
    assert.deepEqual(await rescheduleAppointment(person, move), refused);
    for (const scope of ["this", "following"] as const) {
      assert.deepEqual(await moveVisits(person, { ...move, scope }, { stay: [], override: [] }), refused);
    }
  }
});

databaseTest("in a couple, neither partner is told that the other has another visit", async ({ db }) => {
  const { practice, partner, acting, move } = await bookedCouple(db);
  const other = await createTherapist(practice);
  await createAppointment(practice, {
    therapistId: other.id,
    patientId: partner.id,
    startsAt: move.startsAt,
  });
  const sentences = [
    [acting.patient, "taken", "taken", "Taken."],
    [acting.partner, "own_time_taken", "patient_taken", "You have another visit then."],
    [acting.therapist, "own_time_taken", "patient_taken", "The patient has another visit then."],
  ] as const;
  for (const [person, kind, code, sentence] of sentences) {
    assert.equal((await rescheduleAppointment(person, move)).kind, kind);
    const moved = await moveVisits(person, { ...move, scope: "following" }, { stay: [], override: [] });
    assert.ok(moved.kind === "conflicts");
    const { conflicts } = plannedMoveFacts(moved.moves[0], person.actor.role);
    assert.deepEqual(conflicts, [{ code, name: null, sentence }]);
  }
});

databaseTest(
  "a visit cannot be moved if its therapist is suspended, but can if the therapist is unlisted",
  async ({ db }) => {
    const { acting, appointmentId, therapist } = await booked(db);
    const move = { appointmentId, startsAt: denver("2026-03-06T10:00") };
    await db.updateTable("users").set({ status: "suspended" }).where("id", "=", therapist.id).execute();
    assert.deepEqual(await rescheduleAppointment(acting.patient, move), {
      kind: "not_offered",
      reason: "outside_hours",
      free: [],
    });
    await db.updateTable("users").set({ status: "active" }).where("id", "=", therapist.id).execute();
    await db.updateTable("therapistProfiles").set({ listed: false }).execute();
    assert.equal((await rescheduleAppointment(acting.patient, move)).kind, "rescheduled");
  },
);

databaseTest("a move keeps the appointment's original length and buffers", async ({ db }) => {
  const { acting, appointmentId, therapist } = await booked(db);
  await db.updateTable("therapistProfiles").where("userId", "=", therapist.id)
    .set({ slotMinutes: 25, bufferBeforeMinutes: 0, bufferAfterMinutes: 5 }).execute();
  const moved = await rescheduleAppointment(acting.patient, {
    appointmentId,
    startsAt: denver("2026-03-05T11:00"),
  });
  assert.equal(moved.kind, "rescheduled");
  const found = await findAppointment(acting.patient, appointmentId);
  assert.equal(found?.endsAt.toString(), denver("2026-03-05T11:50").toString());
  assert.equal(await countRows(db, "bookedTime"), 22);
});

for (const isolation of ["serializable", "read committed"] as const) {
  databaseTest("two appointments that swap times simultaneously end without an overlap", async ({ db }) => {
    const { practice, therapist, acting, appointmentId } = await booked(db);
    const someone = actingFor(practice, await createPatient(practice));
    const other = await book(someone, wish(therapist, "2026-03-04T12:00"));
    const results = await Promise.all([
      rescheduleAppointment(acting.patient, { appointmentId, startsAt: denver("2026-03-04T12:00") }),
      rescheduleAppointment(someone, { appointmentId: other.id, startsAt: denver("2026-03-04T10:00") }),
    ]);
    for (const { kind } of results) assert.ok(kind === "taken" || kind === "rescheduled", kind);
    assert.notDeepEqual(results.map(({ kind }) => kind), ["rescheduled", "rescheduled"]);
    assert.equal(await countRows(db, "bookedTime"), 44);
  }, { isolation });

  databaseTest("two simultaneous moves leave the appointment at one time", async ({ db }) => {
    const { acting, appointmentId } = await booked(db);
    const places = ["2026-03-05T09:00", "2026-03-05T11:00", "2026-03-05T13:00", "2026-03-05T15:00"].map(
      denver,
    );
    await Promise.all(
      places.map((startsAt, index) =>
        rescheduleAppointment(index % 2 ? acting.patient : acting.therapist, { appointmentId, startsAt })
      ),
    );
    const row = await db.selectFrom("appointments").selectAll().executeTakeFirstOrThrow();
    assert.equal(row.sequence, 4);
    assert.equal(await countRows(db, "bookedTime"), 22);
    assert.equal((await heldTimes(db, row.therapistId))[0], row.startsAt.toString());
  }, { isolation });
}
