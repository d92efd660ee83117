import assert from "node:assert/strict";
import { countWaitingMeasures } from "../../../lib/records/measures/list_measures.ts";
import { databaseTest } from "../../support/database.ts";
import { actingFor } from "../../support/practice.ts";
import { answer, answers, ask, openClinic, part, trail, visitIn } from "../clinic.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest("a therapist requests measures only from patients in their current care", async ({ db }) => {
  const clinic = await openClinic(db);
  const { patient, atTherapist, atOtherTherapist } = clinic;
  const path = `/api/practice/patients/${patient.id}/measures`;
  const phq9 = { instrument: "phq9", repeats: "once" };
  assert.equal((await atOtherTherapist.postJson(path, phq9)).status, 404);
  const id = await ask(clinic);
  const again = await atTherapist.postJson(path, { instrument: "phq9", repeats: "before_visits" });
  assert.deepEqual([again.status, (await again.json()).type], [409, "urn:bloom:problem:already_asked"]);
  await ask(clinic, "gad7");
  await part(clinic);
  const parted = await atTherapist.postJson(path, phq9);
  assert.deepEqual([parted.status, (await parted.json()).type], [409, "urn:bloom:problem:not_in_care"]);
  assert.equal(
    (await answer(clinic, id, answers(9, 1))).status,
    409,
    "No patient answers a therapist whose care has ended.",
  );
  assert.deepEqual((await (await clinic.atPatient.fetch("/api/measures")).json()).items, []);
  assert.equal((await atTherapist.fetch(path)).status, 200, "Past answers can still be read.");
});

databaseTest("two simultaneous requests for one measure make one request", async ({ db }) => {
  const { atTherapist, patient } = await openClinic(db);
  const send = () =>
    atTherapist.postJson(`/api/practice/patients/${patient.id}/measures`, {
      instrument: "gad7",
      repeats: "once",
    });
  const statuses = await Promise.all([send(), send(), send()]);
  assert.deepEqual(statuses.map(({ status }) => status).sort(), [201, 409, 409]);
});

databaseTest("a form that is sent twice counts once", async ({ db }) => {
  const clinic = await openClinic(db);
  const id = await ask(clinic);
  const sent = await Promise.all([1, 2, 3].map(() => answer(clinic, id, answers(9, 1, { 9: 1 }))));
  assert.deepEqual(sent.map(({ status }) => status).sort(), [201, 409, 409]);
  assert.equal((await db.selectFrom("measureResults").select("id").execute()).length, 1);
  assert.equal((await db.selectFrom("measureFlags").select("id").execute()).length, 1);
});

databaseTest(
  "a repeating measure is due in the two days before each visit, and only then",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { practice, patient } = clinic;
    const waiting = () => countWaitingMeasures(actingFor(practice, patient));
    await visitIn(clinic, 72);
    await visitIn(clinic, 24, "cancelled");
    await visitIn(clinic, 30, "pending");
    const id = await ask(clinic, "phq9", "before_visits");
    assert.equal(await waiting(), 0, "A cancelled or unconfirmed visit makes nothing due.");
    assert.equal((await answer(clinic, id, answers(9, 1))).status, 409);
    practice.clock.advance({ hours: 24, minutes: 59 });
    assert.equal(await waiting(), 1);
    assert.equal((await answer(clinic, id, answers(9, 1))).status, 201);
    assert.equal(await waiting(), 0);
    await visitIn(clinic, 71);
    practice.clock.advance({ hours: 47 });
    assert.equal(
      await waiting(),
      0,
      "This visit has begun and the next one is near, but this one is not over.",
    );
    practice.clock.advance({ hours: 2 });
    assert.equal(await waiting(), 1);
    assert.equal((await answer(clinic, id, answers(9, 0))).status, 201);
    assert.equal(await waiting(), 0);
    const atTherapist = await clinic.app.as(clinic.therapist);
    const stopped = await atTherapist.fetch(`/api/practice/measure-requests/${id}`, { method: "DELETE" });
    assert.equal(stopped.status, 204);
    practice.clock.advance({ hours: 24 });
    await visitIn(clinic, 24);
    assert.equal(await waiting(), 0, "It was stopped.");
  },
);

databaseTest(
  "every read and change of a measure leaves an audit event, refused ones included",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atPatient, atTherapist, atOtherTherapist, patient } = clinic;
    const id = await ask(clinic);
    await atPatient.fetch("/measures");
    await atPatient.fetch(`/measures/${id}`);
    const { result } = await (await answer(clinic, id, answers(9, 1))).json();
    await atPatient.fetch(`/measures/results/${result.id}`);
    await atTherapist.fetch(`/practice/patients/${patient.id}/measures/${result.id}`);
    await atOtherTherapist.fetch(`/api/measure-results/${result.id}`);
    await atTherapist.fetch(`/practice/patients/${patient.id}/measures`);
    const stopped = await ask(clinic, "gad7");
    await atTherapist.fetch(`/api/practice/measure-requests/${stopped}`, { method: "DELETE" });
    assert.deepEqual(await trail(db, "measure_request"), [
      "therapist ask",
      "patient list",
      "patient read",
      "therapist list",
      "therapist ask",
      "therapist stop",
    ]);
    assert.deepEqual(await trail(db, "measure_result"), [
      "patient answer",
      "patient read",
      "patient list",
      "therapist read",
      "therapist read refused",
      "therapist list",
    ]);
    const owners = await db.selectFrom("auditEvents").select("ownerId").distinct()
      .where("subjectType", "like", "measure%").where("outcome", "=", "allowed").execute();
    assert.deepEqual(owners, [{ ownerId: patient.id }]);
  },
  here,
);

databaseTest("invalid answers are refused, and nothing is kept", async ({ db }) => {
  const clinic = await openClinic(db);
  const id = await ask(clinic);
  for (
    const wrong of [answers(7, 1), [], answers(9, 4), answers(9, 0.5), answers(9, -1), Array(20).fill(1)]
  ) {
    const response = await answer(clinic, id, wrong);
    assert.equal(response.status, 422, JSON.stringify(wrong));
    assert.match((await response.json()).errors[0].path, /^answers/);
  }
  assert.deepEqual(await db.selectFrom("measureResults").select("id").execute(), []);
}, here);
