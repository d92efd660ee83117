import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../lib/scheduling/booking/cancel_appointment.ts";
import { expireRequests } from "../../lib/scheduling/booking/expire_requests.ts";
import { findAppointment } from "../../lib/scheduling/appointments/find_appointment.ts";
import { rescheduleAppointment } from "../../lib/scheduling/booking/reschedule_appointment.ts";
import { settleAppointment } from "../../lib/scheduling/booking/settle_appointment.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";
import { auditOf, book, countRows, denver, practiceOn, wish } from "./desk.ts";

/** Sets up a therapist who answers each request, and a patient who asked for Friday at 10:00. */
async function requested(db: Db) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, { profile: { bookingMode: "request" } });
  const patient = await createPatient(practice);
  await connect(practice, patient, therapist);
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  const appointment = await book(acting.patient, wish(therapist, "2026-03-06T10:00"));
  return { practice, therapist, patient, acting, appointment, id: appointment.id };
}

databaseTest(
  "if the therapist answers each request, a booking waits for two days and holds its time",
  async ({ db }) => {
    const { practice, therapist, appointment } = await requested(db);
    assert.equal(appointment.status, "pending");
    assert.equal(appointment.expiresAt?.toString(), practice.now().add({ hours: 48 }).toString());
    assert.equal(await countRows(db, "bookedTime"), 22);
    const other = await createPatient(practice);
    await connect(practice, other, therapist);
    const second = await bookAppointment(actingFor(practice, other), wish(therapist, "2026-03-06T10:00"));
    assert.equal(second.kind, "taken");
  },
);

databaseTest("a request never waits past the start of the visit", async ({ db }) => {
  const { therapist, acting } = await requested(db);
  const soon = await book(acting.patient, wish(therapist, "2026-03-04T09:00"));
  assert.equal(soon.expiresAt?.toString(), denver("2026-03-04T09:00").toString());
  const moved = await rescheduleAppointment(acting.therapist, {
    appointmentId: soon.id,
    startsAt: denver("2026-03-03T09:00"),
  });
  assert.ok(moved.kind === "rescheduled");
  assert.equal(moved.appointment.expiresAt?.toString(), denver("2026-03-03T09:00").toString());
});

for (const isolation of ["serializable", "read committed"] as const) {
  databaseTest(
    "of many simultaneous requests for one time, one succeeds, and it is confirmed once",
    async ({ db }) => {
      const practice = practiceOn(db);
      const therapist = await createTherapist(practice, { profile: { bookingMode: "request" } });
      const patients = await Promise.all(Array.from({ length: 6 }, () => createPatient(practice)));
      const asked = await Promise.all(
        patients.map((patient) =>
          bookAppointment(actingFor(practice, patient), wish(therapist, "2026-03-06T10:00"))
        ),
      );
      assert.deepEqual(asked.map(({ kind }) => kind).toSorted(), ["booked", ...Array(5).fill("taken")]);
      const [{ id }] = await db.selectFrom("appointments").select("id").execute();
      const acting = actingFor(practice, therapist);
      const confirmed = await Promise.all([1, 2, 3].map(() => settleAppointment(acting, id, "confirm")));
      assert.deepEqual(confirmed.map(({ kind }) => kind).toSorted(), [
        "not_possible",
        "not_possible",
        "settled",
      ]);
    },
    { isolation },
  );
}

databaseTest("confirming turns the request into an appointment and notifies both", async ({ db }) => {
  const { acting, id } = await requested(db);
  const mails = await countRows(db, "jobs");
  const result = await settleAppointment(acting.therapist, id, "confirm");
  assert.ok(result.kind === "settled");
  assert.equal(result.appointment.status, "booked");
  assert.equal(result.appointment.expiresAt, null);
  assert.equal(await countRows(db, "jobs"), mails + 2);
  assert.deepEqual((await auditOf(db, "confirm")).map(({ actorId }) => actorId), [
    acting.therapist.actor.userId,
  ]);
});

databaseTest("neither the patient nor another therapist can confirm a request", async ({ db }) => {
  const { practice, acting, id } = await requested(db);
  const other = actingFor(practice, await createTherapist(practice));
  for (const who of [acting.patient, other]) {
    assert.deepEqual(await settleAppointment(who, id, "confirm"), { kind: "not_found" });
  }
  assert.equal((await findAppointment(acting.patient, id))?.status, "pending");
});

databaseTest("a declined request frees its time and notifies both", async ({ db }) => {
  const { acting, id } = await requested(db);
  const result = await cancelAppointment(acting.therapist, { appointmentId: id, reason: "" });
  assert.equal(result.kind, "cancelled");
  assert.equal(await countRows(db, "bookedTime"), 0);
  const subjects = (await db.selectFrom("mails").select("kind").execute()).length;
  assert.equal(subjects, 4);
});

databaseTest(
  "pending visits are on the therapist's requests page, with both answers",
  async ({ db }) => {
    const { practice, therapist, id } = await requested(db);
    const client = await (await testApp(practice)).as(therapist);
    const html = await (await client.fetch("/practice/requests")).text();
    assert.match(html, /Visit requests/);
    assert.match(html, new RegExp(`action="/appointments/${id}/settlement"`));
    assert.match(html, new RegExp(`href="/appointments/${id}/cancellation"`));
    await client.postForm(`/appointments/${id}/settlement`, { settlement: "confirm" });
    assert.doesNotMatch(await (await client.fetch("/practice/requests")).text(), /Visit requests/);
  },
  { engines: ["PGlite"] },
);

databaseTest("an unanswered request lapses once, and its time is free again", async ({ db }) => {
  const { practice, therapist, acting, id } = await requested(db);
  practice.clock.set(practice.now().add({ hours: 47 }));
  await expireRequests(practice);
  assert.equal((await findAppointment(acting.patient, id))?.status, "pending");
  practice.clock.set(practice.now().add({ hours: 1 }));
  await Promise.all([expireRequests(practice), expireRequests(practice)]);
  await expireRequests(practice);
  const lapsed = await findAppointment(acting.patient, id);
  assert.equal(lapsed?.status, "cancelled");
  assert.equal(lapsed?.cancellation?.by, "practice");
  assert.equal(await countRows(db, "bookedTime"), 0);
  assert.equal(await countRows(db, "jobs"), 4, "two mails when requested, two when it lapsed");
  assert.equal((await auditOf(db, "lapse")).length, 1);
  assert.deepEqual(await settleAppointment(acting.therapist, id, "confirm"), {
    kind: "not_possible",
    status: "cancelled",
  });
  assert.equal((await bookAppointment(acting.patient, wish(therapist, "2026-03-06T10:00"))).kind, "booked");
});
