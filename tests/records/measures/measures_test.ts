import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/jobs/run_due_jobs.ts";
import { countWaitingMeasures } from "../../../lib/records/measures/list_measures.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { answer, answers, ask, openClinic, part, trail, visitIn } from "../clinic.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest("a therapist asks only patients whom they work with at present", async ({ db }) => {
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
  assert.equal((await answer(clinic, id, answers(9, 1))).status, 409, "Nobody answers whom they have left.");
  assert.deepEqual((await (await clinic.atPatient.fetch("/api/measures")).json()).items, []);
  assert.equal((await atTherapist.fetch(path)).status, 200, "What was answered can still be read.");
});

databaseTest("two requests for one measure at once are one", async ({ db }) => {
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

databaseTest("what repeats is due again in the two days before each visit, and only then", async ({ db }) => {
  const clinic = await openClinic(db);
  const { practice, patient } = clinic;
  const waiting = () => countWaitingMeasures(actingFor(practice, patient));
  await visitIn(clinic, 72);
  await visitIn(clinic, 24, "cancelled");
  await visitIn(clinic, 30, "pending");
  const id = await ask(clinic, "phq9", "before_visits");
  assert.equal(await waiting(), 0, "A visit that is cancelled or not confirmed makes nothing due.");
  assert.equal((await answer(clinic, id, answers(9, 1))).status, 409);
  practice.clock.advance({ hours: 24, minutes: 59 });
  assert.equal(await waiting(), 1);
  assert.equal((await answer(clinic, id, answers(9, 1))).status, 201);
  assert.equal(await waiting(), 0);
  await visitIn(clinic, 71);
  practice.clock.advance({ hours: 47 });
  assert.equal(await waiting(), 0, "The visit has begun, and the next is near; this one is not over.");
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
});

databaseTest("answers and score are sealed, and open for the two of them alone", async ({ db }) => {
  const clinic = await openClinic(db);
  const { atPatient, atTherapist, atOtherPatient, atOtherTherapist, patient } = clinic;
  const id = await ask(clinic);
  const { result } = await (await answer(clinic, id, answers(9, 2))).json();
  assert.deepEqual([result.score, result.band, result.highestScore], [18, "moderately_severe", 27]);
  const [row] = await db.selectFrom("measureResults").selectAll().execute();
  assert.match(row.answers, /^v1\.demo\./);
  const { answers: sealed, answeredAt: _, instrument, ...ids } = row;
  assert.ok(
    !/score|answers|difficulty/.test(atob(sealed.split(".")[2].replaceAll("-", "+").replaceAll("_", "/"))),
  );
  assert.equal(instrument, "phq9");
  for (const [column, id] of Object.entries(ids)) assert.match(id, /^[0-9a-f-]{36}$/, column);
  const moved = { ...row, id: crypto.randomUUID() };
  await db.insertInto("measureResults").values(moved).execute();
  await assert.rejects(
    clinic.practice.keyring.open(row.answers, `measure_results.answers:${moved.id}`),
    /does not open/,
    "In another row they do not open.",
  );
  await db.deleteFrom("measureResults").where("id", "=", moved.id).execute();

  const path = `/api/measure-results/${result.id}`;
  assert.equal((await atPatient.fetch(path)).status, 200);
  assert.equal((await atTherapist.fetch(path)).status, 200);
  for (const other of [atOtherPatient, atOtherTherapist]) {
    assert.equal((await other.fetch(path)).status, 404);
    assert.equal((await other.fetch(`/api/measures/${id}`)).status, other === atOtherPatient ? 404 : 403);
  }
  assert.equal((await atOtherTherapist.fetch(`/practice/patients/${patient.id}/measures`)).status, 404);
  assert.equal(
    (await atOtherTherapist.fetch(`/practice/patients/${patient.id}/measures/${result.id}`)).status,
    404,
  );
  const admin = await clinic.app.fetch(path);
  assert.equal(admin.status, 401);
}, here);

databaseTest(
  "a colleague who treats the same patient sees what was answered for them, and nothing else",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { app, practice, patient } = clinic;
    const colleague = await createTherapist(practice);
    await connect(practice, patient, colleague);
    const atColleague = await app.as(colleague);
    const { result } = await (await answer(clinic, await ask(clinic), answers(9, 1, { 9: 2 }))).json();
    const { results, requests } =
      await (await atColleague.fetch(`/api/practice/patients/${patient.id}/measures`)).json();
    assert.deepEqual([results, requests], [[], []]);
    assert.equal((await atColleague.fetch(`/api/measure-results/${result.id}`)).status, 404);
    assert.deepEqual((await (await atColleague.fetch("/api/practice/flags")).json()).items, []);
  },
  here,
);

databaseTest(
  "item 9 of the PHQ-9 above zero flags the therapist, whatever the score; nothing else does",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { practice, atTherapist, atOtherTherapist } = clinic;
    const flags = async () => (await (await atTherapist.fetch("/api/practice/flags")).json()).items;
    const quiet = await (await answer(clinic, await ask(clinic), answers(9, 3, { 9: 0 }))).json();
    const anxious = await (await answer(clinic, await ask(clinic, "gad7"), answers(7, 3))).json();
    assert.deepEqual([quiet.crisis, anxious.crisis, await flags()], [null, null, []]);
    await runDueJobs(practice);
    practice.outbox.splice(0);

    const told = await (await answer(clinic, await ask(clinic), answers(9, 0, { 9: 1 }))).json();
    assert.match(JSON.stringify(told.crisis), /988.*911.*741741/);
    assert.equal(told.result.score, 1);
    const [flag] = await flags();
    assert.deepEqual([flag.resultId, flag.patient.name], [told.result.id, "Robin Reyes"]);
    await runDueJobs(practice);
    const mail = practice.outbox.find(({ to }) => to === clinic.therapist.email);
    assert.ok(mail);
    assert.match(mail.subject, /needs your attention/);
    assert.match(mail.text, /\/practice\/flags/);
    assert.ok(!/Robin|Reyes|PHQ|score|dead|hurt|suicid|depress/i.test(mail.subject + mail.text + mail.html));

    assert.equal(
      (await atOtherTherapist.postJson(`/api/practice/flags/${flag.id}/acknowledgement`, {})).status,
      404,
    );
    assert.equal((await flags()).length, 1);
    assert.equal(
      (await atTherapist.postJson(`/api/practice/flags/${flag.id}/acknowledgement`, {})).status,
      204,
    );
    assert.equal(
      (await atTherapist.postJson(`/api/practice/flags/${flag.id}/acknowledgement`, {})).status,
      204,
    );
    assert.deepEqual(await flags(), []);
    const events = (await trail(db, "measure_flag")).filter((event) => !event.endsWith(" list"));
    assert.deepEqual(events, ["patient raise", "therapist acknowledge"]);
  },
);

databaseTest("the mail that calls a patient to a measure says neither which nor why", async ({ db }) => {
  const clinic = await openClinic(db);
  await ask(clinic, "phq9", "before_visits");
  await runDueJobs(clinic.practice);
  const [mail] = clinic.practice.outbox;
  assert.equal(mail.to, clinic.patient.email);
  assert.match(mail.text, /\/measures/);
  assert.ok(!/PHQ|GAD|depress|anxi|mood|worry/i.test(mail.subject + mail.text + mail.html));
}, here);

databaseTest("every read and change of a measure leaves an audit event, refused ones too", async ({ db }) => {
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
}, here);

databaseTest("answers that are no answers are refused, and nothing is kept", async ({ db }) => {
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
