import assert from "node:assert/strict";
import { z } from "zod";
import type { Db } from "../../../db/client.ts";
import type { AppointmentStatus } from "../../../lib/shared/codes/appointment_statuses.ts";
import type { Acting } from "../../../lib/practice.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { listAppointments } from "../../../lib/scheduling/appointments/list_appointments.ts";
import { listPracticeAppointments } from "../../../lib/scheduling/appointments/list_practice_appointments.ts";
import { appointmentOutput } from "../../../lib/shared/schemas/appointments.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { auditOf, denver, practiceOn } from "../desk.ts";

/** Sets up a practice with a therapist, two patients, and a function that adds appointments. */
async function setUp(db: Db) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice);
  const patient = await createPatient(practice, { profile: { preferredName: "Rob" } });
  const other = await createPatient(practice);
  const add = async (local: string, status: AppointmentStatus = "booked", patientId = patient.id) => {
    const startsAt = denver(local);
    return (await createAppointment(practice, { therapistId: therapist.id, patientId, startsAt, status })).id;
  };
  return { practice, therapist, patient, other, add };
}

const idsOf = async (acting: Acting, when: "coming" | "past") =>
  (await listAppointments(acting, { when, limit: 50 })).items.map(({ id }) => id);

databaseTest(
  "upcoming appointments are in order; past and canceled ones start with the latest",
  async ({ db }) => {
    const { practice, patient, add } = await setUp(db);
    const [thursday, wednesday] = [await add("2026-03-05T10:00"), await add("2026-03-04T10:00")];
    const cancelled = await add("2026-03-04T12:00", "cancelled");
    const [older, old] = [
      await add("2026-02-10T10:00", "fulfilled"),
      await add("2026-02-20T10:00", "fulfilled"),
    ];
    const underWay = await add("2026-03-02T08:30", "arrived");
    const acting = actingFor(practice, patient);
    assert.deepEqual(await idsOf(acting, "coming"), [underWay, wednesday, thursday]);
    assert.deepEqual(await idsOf(acting, "past"), [cancelled, old, older]);
  },
);

databaseTest("users see their own appointments and no others", async ({ db }) => {
  const { practice, therapist, patient, other, add } = await setUp(db);
  const own = await add("2026-03-04T10:00");
  const others = await add("2026-03-04T12:00", "booked", other.id);
  assert.deepEqual(await idsOf(actingFor(practice, patient), "coming"), [own]);
  assert.deepEqual(await idsOf(actingFor(practice, therapist), "coming"), [own, others]);
  const strangers = [
    await createPatient(practice),
    await createTherapist(practice),
    await createAdmin(practice),
  ];
  for (const stranger of strangers) {
    assert.deepEqual(await idsOf(actingFor(practice, stranger), "coming"), []);
    assert.equal(await findAppointment(actingFor(practice, stranger), own), null);
  }
});

for (const when of ["coming", "past"] as const) {
  databaseTest(
    `pages of the ${when} appointments show each one once, in order`,
    async ({ db }) => {
      const { practice, patient, therapist, add } = await setUp(db);
      const day = when === "coming" ? "2026-03-04" : "2026-02-04";
      for (const hour of ["09", "10", "11", "13", "14"]) await add(`${day}T${hour}:00`);
      if (when === "past") { for (let copy = 0; copy < 4; copy++) await add(`${day}T10:00`, "cancelled"); }
      for (const reader of [patient, therapist]) {
        const acting = actingFor(practice, reader);
        const all = await idsOf(acting, when);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listAppointments(acting, { when, limit: 2, cursor });
          assert.ok(page.items.length > 0, "no page is empty");
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        assert.equal(new Set(seen).size, when === "coming" ? 5 : 9);
        assert.deepEqual(seen, all);
      }
    },
  );
}

databaseTest("an appointment shows when, with whom and what may still be done", async ({ db }) => {
  const { practice, therapist, patient, add } = await setUp(db);
  const id = await add("2026-03-04T10:00");
  const view = await findAppointment(actingFor(practice, patient), id);
  assert.ok(view);
  const json = z.encode(appointmentOutput, view);
  assert.deepEqual(json, {
    id,
    startsAt: "2026-03-04T17:00:00Z",
    endsAt: "2026-03-04T17:50:00Z",
    status: "booked",
    kind: "individual",
    type: "Visit",
    wards: [],
    seriesId: null,
    expiresAt: null,
    therapist: { id: therapist.id, name: "Dr. Alex Morgan", timeZone: "America/Denver" },
    patients: [{ id: patient.id, name: "Rob", timeZone: "America/Denver" }],
    cancellation: null,
    mayCancel: true,
    mayReschedule: true,
    mayCancelLate: false,
    changeableUntil: "2026-03-03T17:00:00Z",
    settlements: [],
  });
  practice.clock.set(denver("2026-03-03T10:01"));
  const late = await findAppointment(actingFor(practice, patient), id);
  const inside = { kind: "inside_notice", noticeMinutes: 1440 };
  assert.deepEqual([late?.cannotCancel, late?.cannotReschedule], [inside, inside]);
  const therapists = await findAppointment(actingFor(practice, therapist), id);
  assert.deepEqual([therapists?.cannotCancel, therapists?.cannotReschedule], [null, null]);
});

databaseTest("a list leaves cancellation reasons sealed", async ({ db }) => {
  const { practice, therapist, patient } = await setUp(db);
  await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: patient.id,
    startsAt: denver("2026-03-04T10:00"),
    status: "cancelled",
    reason: "a private reason",
  });
  const { items } = await listAppointments(actingFor(practice, patient), { when: "past", limit: 5 });
  assert.equal(items[0].cancellation?.reason, null);
});

databaseTest("reading appointments is audited: who read whose, and who was refused", async ({ db }) => {
  const { practice, therapist, patient, other, add } = await setUp(db);
  const id = await add("2026-03-04T10:00");
  await add("2026-03-04T12:00");
  await add("2026-03-04T13:00", "booked", other.id);
  await findAppointment(actingFor(practice, patient), id);
  await findAppointment(actingFor(practice, other), id);
  assert.deepEqual(await auditOf(db, "read"), [
    { actorId: patient.id, subjectId: id, ownerId: patient.id, outcome: "allowed", reason: null },
    { actorId: other.id, subjectId: id, ownerId: null, outcome: "refused", reason: "not_found" },
  ]);
  await listAppointments(actingFor(practice, therapist), { when: "coming", limit: 20 });
  const owners = (await auditOf(db, "list")).map(({ actorId, ownerId }) => `${actorId} ${ownerId}`);
  assert.deepEqual(
    owners.toSorted(),
    [`${therapist.id} ${patient.id}`, `${therapist.id} ${other.id}`].toSorted(),
  );
});

databaseTest(
  "the therapist's calendar contains what overlaps its range, except canceled visits",
  async ({ db }) => {
    const { practice, therapist, patient, add } = await setUp(db);
    await add("2026-03-04T12:00", "cancelled");
    await add("2026-03-06T00:00");
    const inSpan = [
      await add("2026-03-03T23:50"),
      await add("2026-03-04T10:00"),
      await add("2026-03-05T23:00"),
    ];
    const span = { from: denver("2026-03-04T00:00"), until: denver("2026-03-06T00:00") };
    const listed = await listPracticeAppointments(actingFor(practice, therapist), span);
    assert.deepEqual(listed.map(({ id }) => id), inSpan);
    assert.deepEqual(await listPracticeAppointments(actingFor(practice, patient), span), []);
  },
);
