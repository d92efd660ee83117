import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createTherapist } from "../../support/factories.ts";
import { answer, answers, ask, openClinic, trail } from "../clinic.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest(
  "answers and score are sealed, and open only for the patient and the therapist",
  async ({ db }) => {
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
  },
  here,
);

databaseTest(
  "a colleague who treats the same patient sees the results of their own requests, and nothing else",
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

databaseTest(
  "the mail that invites a patient to a measure says neither which one nor why",
  async ({ db }) => {
    const clinic = await openClinic(db);
    await ask(clinic, "phq9", "before_visits");
    await runDueJobs(clinic.practice);
    const [mail] = clinic.practice.outbox;
    assert.equal(mail.to, clinic.patient.email);
    assert.match(mail.text, /\/measures/);
    assert.ok(!/PHQ|GAD|depress|anxi|mood|worry/i.test(mail.subject + mail.text + mail.html));
  },
  here,
);
