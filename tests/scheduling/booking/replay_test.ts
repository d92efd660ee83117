import assert from "node:assert/strict";
import type { Acting } from "../../../lib/practice.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { addPatient, removePatient } from "../../../lib/scheduling/booking/change_patients.ts";
import { moveVisits } from "../../../lib/scheduling/booking/move_visits.ts";
import { bookPlan } from "../../../lib/scheduling/booking/plan/book_plan.ts";
import type { Plan, PlanDecisions } from "../../../lib/scheduling/booking/plan/plan.ts";
import { settleAppointment } from "../../../lib/scheduling/booking/settle_appointment.ts";
import { addType } from "../../../lib/scheduling/schedule/save_type.ts";
import { addAWard } from "../../people/guardians/a_ward.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { auditOf, countRows, denver, wish } from "../desk.ts";
import { aType } from "../schedule/a_type.ts";
import { aPlan, bookAll, decisions, deskWithPatient } from "./plan/a_plan.ts";

databaseTest("a key that has booked a series cannot book another series", async ({ db }) => {
  const { practice, therapist, patient, acting } = await deskWithPatient(db);
  const other = await createTherapist(practice);
  const ward = await addAWard(acting.patient);
  const everyWeek = { every: "week", count: 4 } as const;
  const decided = decisions({ skip: [denver("2026-03-11T10:00")] });
  await bookAll(acting.patient, aPlan(therapist, [patient]), decided);
  const changes = [
    { therapistId: other.id },
    { patientIds: [ward.id] },
    { startsAt: denver("2026-03-05T10:00") },
    { repeat: { ...everyWeek, every: "two_weeks" } as const },
    { repeat: { ...everyWeek, count: 5 } },
    { repeat: null },
  ];
  for (const change of changes) {
    const result = await bookPlan(acting.patient, aPlan(therapist, [patient], change), decided);
    assert.deepEqual(result, { kind: "key_reused" }, JSON.stringify(change));
  }
  const whole = { ...decided, skip: [] };
  assert.equal((await bookPlan(acting.patient, aPlan(therapist, [patient]), whole)).kind, "key_reused");
  assert.equal(await countRows(db, "appointments"), 3);
});

databaseTest(
  "a series that is sent again returns the same visits, regardless of later changes",
  async ({ db }) => {
    const { therapist, patient, acting } = await deskWithPatient(db);
    const [plan, decided] = [aPlan(therapist, [patient]), decisions()];
    const booked = await bookAll(acting.patient, plan, decided);
    const [{ id: appointmentId }, , third] = booked;
    await cancelAppointment(acting.patient, { appointmentId: third.id, reason: "A trip" });
    const move = { appointmentId, startsAt: denver("2026-03-05T09:00"), scope: "this" } as const;
    assert.equal((await moveVisits(acting.patient, move, { stay: [], override: [] })).kind, "moved");
    const again = await bookPlan(acting.patient, plan, decided);
    assert.ok(again.kind === "booked" && again.replayed);
    assert.deepEqual(again.appointments.map(({ id }) => id), booked.map(({ id }) => id));
    assert.equal(again.appointments[2].cancellation?.reason, "A trip");
  },
);

/** Sends the same wish again, and then one that differs in each of these ways. */
async function sendAgain(
  acting: Acting,
  { plan, decided, ids }: { plan: Plan; decided: PlanDecisions; ids: readonly string[] },
  changes: Partial<Plan>[],
): Promise<void> {
  const again = await bookPlan(acting, plan, decided);
  assert.ok(again.kind === "booked" && again.replayed, again.kind);
  assert.deepEqual(again.appointments.map(({ id }) => id), ids);
  for (const change of changes) {
    const other = await bookPlan(acting, { ...plan, ...change }, decided);
    assert.deepEqual(other, { kind: "key_reused" }, JSON.stringify(change));
  }
}

const anotherTime = { startsAt: denver("2026-03-06T11:00") };

databaseTest("the key of a visit that was moved cannot book another visit", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db);
  const [plan, decided] = [aPlan(therapist, [patient], { repeat: null }), decisions()];
  const [{ id }] = await bookAll(acting.patient, plan, decided);
  const startsAt = denver("2026-03-05T09:00");
  await moveVisits(acting.patient, { appointmentId: id, startsAt, scope: "this" }, {
    stay: [],
    override: [],
  });
  const saved = await addType(acting.therapist, aType());
  assert.ok(saved.kind === "saved");
  const ward = await addAWard(acting.patient);
  await sendAgain(acting.patient, { plan, decided, ids: [id] }, [
    anotherTime,
    { startsAt },
    { patientIds: [ward.id] },
    { typeId: saved.type.id },
    { repeat: { every: "week", count: 2 } },
  ]);
});

databaseTest("the key of a request that was confirmed cannot book another visit", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db, { profile: { bookingMode: "request" } });
  const [plan, decided] = [aPlan(therapist, [patient], { repeat: null }), decisions()];
  const [{ id, status }] = await bookAll(acting.patient, plan, decided);
  assert.equal(status, "pending");
  assert.equal((await settleAppointment(acting.therapist, id, "confirm")).kind, "settled");
  await sendAgain(acting.patient, { plan, decided, ids: [id] }, [anotherTime]);
});

databaseTest("the key of a couple's visit that changed cannot book other patients", async ({ db }) => {
  const { practice, therapist, patient, acting } = await deskWithPatient(db);
  const [partner, other] = [await createPatient(practice), await createPatient(practice)];
  for (const one of [partner, other]) await connect(practice, one, therapist);
  const couple = { kind: "couple", repeat: null } as const;
  const [plan, decided] = [aPlan(therapist, [patient, partner], couple), decisions()];
  const [{ id }] = await bookAll(acting.therapist, plan, decided);
  assert.equal(
    (await removePatient(acting.therapist, { appointmentId: id, patientId: partner.id })).kind,
    "changed",
  );
  const turned = { ...plan, patientIds: plan.patientIds.toReversed() };
  await sendAgain(acting.therapist, { plan: turned, decided, ids: [id] }, [
    { patientIds: [patient.id] },
    { patientIds: [patient.id, other.id] },
    { patientIds: [other.id] },
    { kind: "group" },
    anotherTime,
  ]);
});

databaseTest("the key of a series that was moved cannot book another series", async ({ db }) => {
  const { practice, therapist, patient, acting } = await deskWithPatient(db);
  const other = await createPatient(practice);
  await connect(practice, other, therapist);
  const skip = [denver("2026-03-18T10:00"), denver("2026-03-11T10:00")];
  const [plan, decided] = [aPlan(therapist, [patient]), decisions({ skip })];
  const ids = (await bookAll(acting.therapist, plan, decided)).map(({ id }) => id);
  const move = { appointmentId: ids[0], startsAt: denver("2026-03-05T09:00"), scope: "following" } as const;
  assert.equal((await moveVisits(acting.therapist, move, { stay: [], override: [] })).kind, "moved");
  const turned = { ...decided, skip: skip.toReversed() };
  await sendAgain(acting.therapist, { plan, decided: turned, ids }, [
    anotherTime,
    { startsAt: move.startsAt },
    { patientIds: [other.id] },
    { repeat: { every: "two_weeks", count: 4 } },
  ]);
  const fewer = await bookPlan(acting.therapist, plan, { ...decided, skip: skip.slice(1) });
  assert.deepEqual(fewer, { kind: "key_reused" });
});

databaseTest("a booking from before wishes were stored is compared with its visits", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db);
  const [plan, decided] = [aPlan(therapist, [patient]), decisions()];
  const ids = (await bookAll(acting.patient, plan, decided)).map(({ id }) => id);
  await db.updateTable("appointments").set({ wishHash: null }).execute();
  await sendAgain(acting.patient, { plan, decided, ids }, [
    anotherTime,
    { typeId: crypto.randomUUID() },
    { repeat: { every: "week", count: 3 } },
  ]);
});

databaseTest("one key books one visit or one series, not both", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db);
  const single = wish(therapist, "2026-03-04T10:00");
  assert.equal((await bookAppointment(acting.patient, single)).kind, "booked");
  const { idempotencyKey } = single;
  const series = await bookPlan(acting.patient, aPlan(therapist, [patient]), decisions({ idempotencyKey }));
  assert.deepEqual(series, { kind: "key_reused" });
});

databaseTest(
  "a group visit that is sent again is still the same visit after a patient has joined or left",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await deskWithPatient(db);
    const others = [await createPatient(practice), await createPatient(practice)];
    for (const other of others) await connect(practice, other, therapist);
    const plan = aPlan(therapist, [patient, others[0]], { kind: "group", repeat: null });
    const decided = decisions();
    const [{ id: appointmentId }] = await bookAll(acting.therapist, plan, decided);
    const three = { ...plan, patientIds: [...plan.patientIds, others[1].id] };
    assert.deepEqual(await bookPlan(acting.therapist, three, decided), { kind: "key_reused" });
    const seat = { appointmentId, patientId: others[1].id };
    for (const change of [addPatient, removePatient]) {
      assert.equal((await change(acting.therapist, seat)).kind, "changed");
      const again = await bookPlan(acting.therapist, plan, decided);
      assert.equal(again.kind === "booked" && again.appointments[0].id, appointmentId);
    }
  },
);

databaseTest("the API answers 422 where a key has booked another series", async ({ db }) => {
  const { practice, therapist, patient } = await deskWithPatient(db);
  const client = await (await testApp(practice)).as(patient);
  const send = (startsAt: string) =>
    client.fetch("/api/appointments/series", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "one-key-for-all" },
      body: JSON.stringify({
        therapistId: therapist.id,
        startsAt: denver(startsAt).toString(),
        repeat: { every: "week", count: 3 },
      }),
    });
  assert.equal((await send("2026-03-04T10:00")).status, 201);
  assert.equal((await send("2026-03-04T10:00")).status, 201);
  const other = await send("2026-03-04T11:00");
  assert.equal(other.status, 422);
  assert.equal((await other.json()).type, "urn:bloom:problem:key_reused");
}, { engines: ["PGlite"] });

databaseTest("a refused change of a series is recorded for its patient", async ({ db }) => {
  const { practice, therapist, patient, acting } = await deskWithPatient(db);
  const [{ id: appointmentId }] = await bookAll(acting.patient, aPlan(therapist, [patient]), decisions());
  practice.clock.set(denver("2026-03-03T15:00"));
  const cancelled = await cancelAppointment(acting.patient, {
    appointmentId,
    reason: "",
    scope: "following",
  });
  assert.equal(cancelled.kind, "inside_notice");
  const move = { appointmentId, startsAt: denver("2026-03-05T09:00"), scope: "following" } as const;
  assert.equal((await moveVisits(acting.patient, move, { stay: [], override: [] })).kind, "conflicts");
  for (const [action, reason] of [["cancel", "inside_notice"], ["reschedule", "conflicts"]]) {
    assert.deepEqual(await auditOf(db, action), [{
      actorId: patient.id,
      subjectId: appointmentId,
      ownerId: patient.id,
      outcome: "refused",
      reason,
    }]);
  }
  const stranger = actingFor(practice, await createPatient(practice));
  await moveVisits(stranger, move, { stay: [], override: [] });
  const [, { actorId, ownerId }] = await auditOf(db, "reschedule");
  assert.deepEqual([actorId, ownerId], [stranger.actor.userId, null]);
});
