import assert from "node:assert/strict";
import { transaction } from "../../db/transaction.ts";
import { readSchedule } from "../../lib/scheduling/availability/read_schedule.ts";
import { saveSchedule } from "../../lib/scheduling/availability/save_schedule.ts";
import type { ScheduleInput, ScheduleJson } from "../../lib/shared/schemas/schedule.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAppointment, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor, testPractice } from "../support/practice.ts";
import { book, denver, MONDAY, wish } from "./desk.ts";

/** Sets up a therapist on a Monday, with the schedule that they may change. */
async function atTheDesk(db: Parameters<typeof testPractice>[0]) {
  const practice = testPractice(db);
  practice.clock.set(MONDAY);
  const therapist = await createTherapist(practice);
  const acting = actingFor(practice, therapist);
  const before = await readSchedule(acting, db);
  return { practice, therapist, acting, before };
}

const inputOf = ({ version: _, ...input }: ScheduleJson): ScheduleInput => input;

databaseTest("a saved schedule is read back as entered", async ({ db }) => {
  const { acting, before } = await atTheDesk(db);
  const input: ScheduleInput = {
    ...inputOf(before),
    slotMinutes: 45,
    hours: [
      { weekday: 1, startsAt: "09:00", endsAt: "12:00" },
      { weekday: 1, startsAt: "13:00", endsAt: "24:00" },
      { weekday: 5, startsAt: "22:00", endsAt: "02:00" },
    ],
    timeOff: [
      { startsOn: "2026-12-24", endsOn: "2026-12-26", note: "Home", timeZone: "America/Denver" },
      {
        startsOn: "2026-06-01",
        startsAt: "12:00",
        endsOn: "2026-06-01",
        endsAt: "15:30",
        note: "",
        timeZone: "Europe/London",
      },
    ],
  };
  const result = await saveSchedule(acting, input, { version: before.version, acceptConflicts: false });
  assert.ok(result.kind === "saved");
  const { version, ...after } = await readSchedule(acting, db);
  assert.equal(version, before.version + 1);
  assert.deepEqual(after, { ...input, timeOff: input.timeOff.toReversed() });
});

databaseTest(
  "appointments outside the new hours are shown before saving, and stay when it is saved anyway",
  async ({ db }) => {
    const { practice, therapist, acting, before } = await atTheDesk(db);
    const patient = await createPatient(practice);
    const appointment = await book(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
    const tuesdays: ScheduleInput = {
      ...inputOf(before),
      hours: [{ weekday: 2, startsAt: "09:00", endsAt: "17:00" }],
    };

    const refused = await saveSchedule(acting, tuesdays, { version: before.version, acceptConflicts: false });
    assert.ok(refused.kind === "conflicts");
    assert.deepEqual(refused.conflicts.map((conflict) => [conflict.appointment.id, conflict.why]), [
      [appointment.id, "outside_hours"],
    ]);
    assert.deepEqual((await readSchedule(acting, db)).hours, before.hours);

    const saved = await saveSchedule(acting, tuesdays, { version: before.version, acceptConflicts: true });
    assert.equal(saved.kind, "saved");
    const kept = await db.selectFrom("appointments").select("status").where("id", "=", appointment.id)
      .executeTakeFirst();
    assert.equal(kept?.status, "booked");
  },
);

databaseTest("time off over an appointment is a conflict too", async ({ db }) => {
  const { practice, therapist, acting, before } = await atTheDesk(db);
  await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-04T10:00"));
  const off: ScheduleInput = {
    ...inputOf(before),
    timeOff: [{ startsOn: "2026-03-04", endsOn: "2026-03-04", note: "" }],
  };
  const result = await saveSchedule(acting, off, { version: before.version, acceptConflicts: false });
  assert.ok(result.kind === "conflicts");
  assert.equal(result.conflicts[0].why, "time_off");
});

databaseTest("a pending request is a conflict; past and canceled visits are not", async ({ db }) => {
  const { practice, therapist, acting, before } = await atTheDesk(db);
  const patient = await createPatient(practice);
  const visits = [
    ["2026-02-25T10:00", "booked"],
    ["2026-03-04T10:00", "pending"],
    ["2026-03-05T10:00", "cancelled"],
  ] as const;
  for (const [local, status] of visits) {
    const [therapistId, patientId] = [therapist.id, patient.id];
    await createAppointment(practice, { therapistId, patientId, startsAt: denver(local), status });
  }
  const closed: ScheduleInput = { ...inputOf(before), hours: [] };
  const result = await saveSchedule(acting, closed, { version: before.version, acceptConflicts: false });
  assert.ok(result.kind === "conflicts");
  assert.deepEqual(result.conflicts.map(({ appointment }) => appointment.status), ["pending"]);
});

databaseTest("time off up to an appointment, and from its end on, is not a conflict", async ({ db }) => {
  const { practice, therapist, acting, before } = await atTheDesk(db);
  await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-04T10:00"));
  const day = { startsOn: "2026-03-04", endsOn: "2026-03-04", note: "" };
  const around: ScheduleInput = {
    ...inputOf(before),
    timeOff: [{ ...day, startsAt: "09:00", endsAt: "10:00" }, { ...day, startsAt: "10:50", endsAt: "12:00" }],
  };
  const result = await saveSchedule(acting, around, { version: before.version, acceptConflicts: false });
  assert.equal(result.kind, "saved");
});

databaseTest("saving a schedule leaves every other therapist's unchanged", async ({ db }) => {
  const { practice, acting, before } = await atTheDesk(db);
  const other = await createTherapist(practice, {
    timeOff: [{ startsAt: denver("2026-05-01T00:00"), endsAt: denver("2026-05-03T00:00"), note: "Away" }],
  });
  const theirs = await readSchedule(actingFor(practice, other), db);
  const input: ScheduleInput = { ...inputOf(before), slotMinutes: 30, hours: [], timeOff: [] };
  const result = await saveSchedule(acting, input, { version: before.version, acceptConflicts: false });
  assert.equal(result.kind, "saved");
  assert.equal(theirs.timeOff.length, 1);
  assert.deepEqual(await readSchedule(actingFor(practice, other), db), theirs);
});

databaseTest("a schedule that changed in the meantime is not overwritten", async ({ db }) => {
  const { acting, before } = await atTheDesk(db);
  const options = { version: before.version, acceptConflicts: false };
  assert.equal((await saveSchedule(acting, inputOf(before), options)).kind, "saved");
  assert.equal((await saveSchedule(acting, inputOf(before), options)).kind, "stale");
});

databaseTest("past time off is hidden and unaffected by a change", async ({ db }) => {
  const { practice, therapist, acting, before } = await atTheDesk(db);
  await transaction(db, (trx) =>
    trx.insertInto("timeOff").values({
      id: crypto.randomUUID(),
      therapistId: therapist.id,
      startsAt: denver("2026-01-01T00:00"),
      endsAt: denver("2026-01-02T00:00"),
      timeZone: "America/Denver",
      note: "",
      createdAt: practice.now(),
    }).execute());
  assert.deepEqual((await readSchedule(acting, db)).timeOff, []);
  await saveSchedule(acting, inputOf(before), { version: before.version, acceptConflicts: false });
  assert.equal((await db.selectFrom("timeOff").select("id").execute()).length, 1);
});

databaseTest("a change of the schedule leaves an audit event", async ({ db }) => {
  const { therapist, acting, before } = await atTheDesk(db);
  await saveSchedule(acting, inputOf(before), { version: before.version, acceptConflicts: false });
  const events = await db.selectFrom("auditEvents").select(["actorId", "action", "ownerId", "outcome"])
    .where("subjectType", "=", "schedule").execute();
  assert.deepEqual(events, [{
    actorId: therapist.id,
    action: "change",
    ownerId: therapist.id,
    outcome: "allowed",
  }]);
});

databaseTest("the API reads and replaces the schedule, and names its errors", async ({ db }) => {
  const { practice, therapist } = await atTheDesk(db);
  const app = await testApp(practice);
  const client = await app.as(therapist);
  const put = (body: unknown) =>
    client.fetch("/api/practice/schedule", {
      method: "PUT",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  const before = await (await client.fetch("/api/practice/schedule")).json();
  const saved = await put({ ...before, horizonDays: 30 });
  assert.equal(saved.status, 200);
  assert.equal((await saved.json()).horizonDays, 30);
  assert.equal((await put(before)).status, 409);

  const current = { ...before, version: before.version + 1 };
  const wrong: [string, unknown][] = [
    ["slotMinutes", 52],
    ["slotMinutes", "50"],
    ["bufferAfterMinutes", -5],
    ["horizonDays", 1.5],
    ["timeZone", "Nowhere"],
    ["therapistId", crypto.randomUUID()],
    ["hours.0.weekday", [{ weekday: 8, startsAt: "09:00", endsAt: "10:00" }]],
    ["hours.0.startsAt", [{ weekday: 1, startsAt: "9", endsAt: "10:00" }]],
    ["hours.0.endsAt", [{ weekday: 1, startsAt: "10:00", endsAt: "10:00" }]],
    ["hours.1.startsAt", [
      { weekday: 1, startsAt: "09:00", endsAt: "12:00" },
      { weekday: 1, startsAt: "11:00", endsAt: "13:00" },
    ]],
    ["timeOff.0.endsOn", [{ startsOn: "2026-05-02", endsOn: "2026-05-01" }]],
  ];
  for (const [path, value] of wrong) {
    const response = await put({ ...current, [path.split(".")[0]]: value });
    assert.equal(response.status, 422, path);
    assert.deepEqual((await response.json()).errors.map((error: { path: string }) => error.path), [path]);
  }
});

databaseTest("the form adds and removes rows without saving, previews, and saves", async ({ db }) => {
  const { practice, therapist, acting, before } = await atTheDesk(db);
  const app = await testApp(practice);
  const client = await app.as(therapist);
  const fields: [string, string][] = [
    ["version", String(before.version)],
    ["timeZone", "America/Denver"],
    ["slotMinutes", "50"],
    ["bufferBeforeMinutes", "0"],
    ["bufferAfterMinutes", "10"],
    ["noticeHours", "24"],
    ["horizonDays", "60"],
    ["start-2", "09:00"],
    ["end-2", "11:00"],
  ];
  const post = (action: string, more: [string, string][] = []) =>
    client.postForm("/practice/schedule", [...fields, ...more, ["action", action]]);

  const added = await (await post("add-hours:2")).text();
  assert.equal(added.match(/name="start-2"/g)?.length, 2);
  const removed = await (await post("remove-hours:0")).text();
  assert.ok(!removed.includes('name="start-2"'));
  const preview = await (await post("preview")).text();
  assert.match(preview, /4 free times/);
  const wrong = await post("save", [["start-3", "10:00"], ["end-3", "10:00"]]);
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /The end must be different from the start/);
  assert.deepEqual((await readSchedule(acting, db)).hours, before.hours);

  const saved = await post("save");
  assert.equal(saved.status, 303);
  assert.deepEqual((await readSchedule(acting, db)).hours, [{
    weekday: 2,
    startsAt: "09:00",
    endsAt: "11:00",
  }]);
});

databaseTest("the week shows only the therapist's own visits, and each read is audited", async ({ db }) => {
  const { practice, therapist } = await atTheDesk(db);
  const other = await createTherapist(practice, { name: "Dr. Other" });
  const patient = await createPatient(practice, { name: "Robin Field" });
  await book(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
  const app = await testApp(practice);
  const own = await (await (await app.as(therapist)).fetch("/practice")).text();
  assert.match(own, /Robin Field/);
  const reads = await db.selectFrom("auditEvents").select("ownerId")
    .where("actorId", "=", therapist.id).where("subjectType", "=", "appointment").execute();
  assert.deepEqual(reads.map(({ ownerId }) => ownerId), [patient.id]);
  const others = await (await (await app.as(other)).fetch("/practice")).text();
  assert.ok(!others.includes("Robin Field"));
});
