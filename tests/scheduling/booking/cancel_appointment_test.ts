import assert from "node:assert/strict";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import type { Db } from "../../../db/client.ts";
import { databaseTest } from "../../support/database.ts";
import {
  connect,
  createAdmin,
  createAppointment,
  createPatient,
  createTherapist,
} from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { auditOf, book, countRows, denver, practiceOn, wish } from "../desk.ts";

const SECRET = "I am moving to another city and feel low";

/** Sets up a practice with one appointment, on Wednesday at 10:00 in Denver. */
async function booked(db: Db) {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  await connect(practice, patient, therapist);
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  const appointment = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
  return { practice, therapist, patient, acting, appointment, appointmentId: appointment.id };
}

databaseTest("canceling frees the time of both immediately and notifies both", async ({ db }) => {
  const { acting, appointmentId, patient } = await booked(db);
  const result = await cancelAppointment(acting.patient, { appointmentId, reason: "" });
  assert.equal(result.kind, "cancelled");
  if (result.kind !== "cancelled") return;
  assert.equal(result.appointments[0].status, "cancelled");
  assert.deepEqual(result.appointments[0].cancellation, {
    at: acting.patient.now(),
    by: "patient",
    reason: null,
    isLate: false,
  });
  assert.deepEqual(result.appointments[0].cannotCancel, { kind: "not_cancellable", status: "cancelled" });
  assert.deepEqual(result.appointments[0].cannotReschedule, {
    kind: "not_reschedulable",
    status: "cancelled",
  });
  assert.equal(await countRows(db, "bookedTime"), 0);
  assert.equal(await countRows(db, "jobs"), 4, "two mails when booked, two when cancelled");
  const row = await db.selectFrom("appointments").select(["sequence", "cancelledBy"])
    .executeTakeFirstOrThrow();
  assert.deepEqual(row, { sequence: 1, cancelledBy: patient.id });
  assert.deepEqual(await auditOf(db, "cancel"), [{
    actorId: patient.id,
    subjectId: appointmentId,
    ownerId: patient.id,
    outcome: "allowed",
    reason: null,
  }]);
});

databaseTest(
  "a cancellation reason is stored sealed and readable by both attendees",
  async ({ db }) => {
    const { acting, appointmentId } = await booked(db);
    await cancelAppointment(acting.patient, { appointmentId, reason: SECRET });
    const { cancellationReason } = await db.selectFrom("appointments").select("cancellationReason")
      .executeTakeFirstOrThrow();
    assert.ok(cancellationReason && !cancellationReason.includes("moving"));
    for (const reader of [acting.patient, acting.therapist]) {
      assert.equal((await findAppointment(reader, appointmentId))?.cancellation?.reason, SECRET);
    }
  },
);

databaseTest("canceling one appointment leaves every other unchanged", async ({ db }) => {
  const { acting, appointmentId, therapist } = await booked(db);
  const other = await book(acting.patient, wish(therapist, "2026-03-04T12:00"));
  await cancelAppointment(acting.patient, { appointmentId, reason: "" });
  assert.equal((await findAppointment(acting.patient, other.id))?.status, "booked");
  assert.equal(await countRows(db, "bookedTime"), 22);
});

databaseTest("a sealed reason cannot be opened for another appointment", async ({ db }) => {
  const { acting, appointmentId, therapist } = await booked(db);
  const other = await book(acting.patient, wish(therapist, "2026-03-04T12:00"));
  await cancelAppointment(acting.patient, { appointmentId, reason: SECRET });
  await cancelAppointment(acting.patient, { appointmentId: other.id, reason: "another" });
  const { cancellationReason } = await db.selectFrom("appointments").select("cancellationReason")
    .where("id", "=", appointmentId).executeTakeFirstOrThrow();
  await db.updateTable("appointments").set({ cancellationReason }).where("id", "=", other.id).execute();
  await assert.rejects(findAppointment(acting.patient, other.id), { name: "UnsealError" });
});

databaseTest(
  "The notice window applies to cancelling as well as rescheduling, therapists exempt: here when cancelling",
  async ({ db }) => {
    const { practice, acting, appointmentId } = await booked(db);
    practice.clock.set(denver("2026-03-03T10:01"));
    const input = { appointmentId, reason: "" };
    assert.deepEqual(await cancelAppointment(acting.patient, input), {
      kind: "inside_notice",
      noticeMinutes: 1440,
    });
    assert.equal(await countRows(db, "bookedTime"), 22);
    assert.equal((await auditOf(db, "cancel")).at(-1)?.reason, "inside_notice");
    assert.equal((await cancelAppointment(acting.therapist, input)).kind, "cancelled");
    assert.equal((await findAppointment(acting.patient, appointmentId))?.cancellation?.by, "therapist");
  },
);

databaseTest("an appointment that has started can no longer be canceled", async ({ db }) => {
  const { practice, acting, appointmentId } = await booked(db);
  practice.clock.set(denver("2026-03-04T10:00"));
  for (const person of [acting.patient, acting.therapist]) {
    assert.deepEqual(await cancelAppointment(person, { appointmentId, reason: "" }), {
      kind: "already_started",
    });
  }
});

databaseTest("a past, current or canceled appointment is not canceled again", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  for (const [index, status] of (["arrived", "fulfilled", "noshow", "cancelled"] as const).entries()) {
    const { id: appointmentId } = await createAppointment(practice, {
      therapistId: therapist.id,
      patientId: patient.id,
      startsAt: denver(`2026-03-04T${10 + index}:00`),
      status,
    });
    assert.deepEqual(
      await cancelAppointment(actingFor(practice, therapist), { appointmentId, reason: "" }),
      { kind: "not_cancellable", status },
    );
  }
});

databaseTest("another user's appointment is not found, for canceling or moving", async ({ db }) => {
  const { practice, appointmentId } = await booked(db);
  const strangers = [
    await createPatient(practice),
    await createTherapist(practice),
    await createAdmin(practice),
  ];
  for (const stranger of strangers) {
    const acting = actingFor(practice, stranger);
    assert.deepEqual(await cancelAppointment(acting, { appointmentId, reason: "" }), { kind: "not_found" });
    assert.deepEqual(
      await rescheduleAppointment(acting, { appointmentId, startsAt: denver("2026-03-04T12:00") }),
      { kind: "not_found" },
    );
  }
  assert.equal(await countRows(db, "bookedTime"), 22);
  const trail = [...await auditOf(db, "cancel"), ...await auditOf(db, "reschedule")];
  assert.deepEqual(
    trail.map(({ actorId, outcome, reason }) => ({ actorId, outcome, reason })),
    [...strangers, ...strangers].map(({ id }) => ({ actorId: id, outcome: "refused", reason: "not_found" })),
  );
});

for (const isolation of ["serializable", "read committed"] as const) {
  databaseTest("when both cancel simultaneously, it is canceled once", async ({ db }) => {
    const { acting, appointmentId } = await booked(db);
    const results = await Promise.all(
      [acting.patient, acting.therapist, acting.patient, acting.therapist]
        .map((person) => cancelAppointment(person, { appointmentId, reason: "" })),
    );
    assert.deepEqual(
      results.map((result) => result.kind).toSorted(),
      ["cancelled", "not_cancellable", "not_cancellable", "not_cancellable"],
    );
    const { sequence } = await db.selectFrom("appointments").select("sequence").executeTakeFirstOrThrow();
    assert.equal(sequence, 1);
    assert.equal(await countRows(db, "jobs"), 4);
  }, { isolation });

  databaseTest("an appointment that is canceled during a move ends up holding no time", async ({ db }) => {
    const { practice, acting, therapist } = await booked(db);
    for (let round = 0; round < 8; round++) {
      const patient = actingFor(practice, await createPatient(practice));
      const { id: appointmentId } = await book(patient, wish(therapist, "2026-03-05T10:00"));
      const [cancelled] = await Promise.all([
        cancelAppointment(acting.therapist, { appointmentId, reason: "" }),
        rescheduleAppointment(patient, { appointmentId, startsAt: denver("2026-03-05T13:00") }),
      ]);
      assert.equal(cancelled.kind, "cancelled");
      const held = await db.selectFrom("bookedTime").select("at").where("appointmentId", "=", appointmentId)
        .execute();
      assert.deepEqual(held, []);
    }
    const again = actingFor(practice, await createPatient(practice));
    assert.equal((await bookAppointment(again, wish(therapist, "2026-03-05T13:00"))).kind, "booked");
  }, { isolation });
}
