import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { careJson } from "../../../lib/shared/schemas/care.ts";
import { patientRecordJson } from "../../../lib/shared/schemas/patient_record.ts";
import { book, practiceOn, wish } from "../../scheduling/desk.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAdmin, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;
const NOTE = "I have not slept well since March.";

async function setUp(db: Db, profile: Parameters<typeof createTherapist>[1] = {}) {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice, profile), await createPatient(practice)];
  const app = await testApp(practice);
  const [asTherapist, asPatient] = [await app.as(therapist), await app.as(patient)];
  const ask = async (note = NOTE) => {
    const response = await asPatient.postJson("/api/care", { therapistId: therapist.id, note });
    return { status: response.status, body: await response.json() };
  };
  const answer = (id: string, body: object) => asTherapist.postJson(`/api/care/${id}/answer`, body);
  const wantsSlot = (client: Client, hour: string) =>
    client.postJson("/api/appointments", {
      therapistId: therapist.id,
      startsAt: `2026-03-04T${hour}:00:00-07:00`,
    }, { "idempotency-key": crypto.randomUUID() });
  return { practice, therapist, patient, app, asTherapist, asPatient, ask, answer, wantsSlot };
}

const typeOf = async (response: Response) => (await response.json()).type.replace("urn:bloom:problem:", "");

databaseTest(
  "a patient asks and the therapist accepts before further visits can be booked",
  async ({ db }) => {
    const { practice, asPatient, asTherapist, ask, answer, wantsSlot, patient } = await setUp(db);
    assert.equal((await wantsSlot(asPatient, "09")).status, 201, "A first visit is open to every patient.");
    const refused = await wantsSlot(asPatient, "11");
    assert.deepEqual([refused.status, await typeOf(refused)], [403, "not_connected"]);
    const asked = await ask();
    assert.deepEqual(
      [asked.status, asked.body.type],
      [409, "urn:bloom:problem:already"],
      "Booking created the request.",
    );
    const { items: [request] } = await (await asTherapist.fetch("/api/care")).json();
    assert.equal(careJson.parse(request).status, "requested");
    assert.equal((await answer(request.id, { decision: "accept" })).status, 204);
    assert.equal((await wantsSlot(asPatient, "11")).status, 201);
    await runDueJobs(practice);
    const mail = practice.outbox.find(({ to, subject }) =>
      to === patient.email && subject === "Your request was accepted"
    );
    assert.ok(mail);
  },
);

databaseTest("if first visits are not open, a patient must first ask the therapist", async ({ db }) => {
  const { asPatient, ask, answer, wantsSlot } = await setUp(db, { profile: { firstVisitOpen: false } });
  assert.equal(await typeOf(await wantsSlot(asPatient, "09")), "not_connected");
  const { body: { id } } = await ask();
  assert.equal(await typeOf(await wantsSlot(asPatient, "09")), "not_connected");
  assert.equal((await answer(id, { decision: "accept" })).status, 204);
  assert.equal((await wantsSlot(asPatient, "09")).status, 201);
});

databaseTest("of two first visits booked simultaneously, one succeeds", async ({ db }) => {
  const { asPatient, wantsSlot } = await setUp(db);
  const results = await Promise.all(["09", "11", "13"].map((hour) => wantsSlot(asPatient, hour)));
  assert.deepEqual(results.map(({ status }) => status).sort(), [201, 403, 403]);
});

databaseTest(
  "a decline needs a reason, which only the patient reads, and closes the first visit",
  async ({ db }) => {
    const { practice, asPatient, ask, answer, wantsSlot } = await setUp(db);
    const { body: { id } } = await ask();
    const silent = await answer(id, { decision: "decline" });
    assert.deepEqual([silent.status, (await silent.json()).errors[0].path], [422, "reason"]);
    const reason = "I have no room before summer, and you should not wait.";
    assert.equal((await answer(id, { decision: "decline", reason })).status, 204);
    assert.equal((await answer(id, { decision: "accept" })).status, 409);
    const care = careJson.parse(await (await asPatient.fetch(`/api/care/${id}`)).json());
    assert.deepEqual([care.status, care.answer], ["declined", reason]);
    assert.equal(await typeOf(await wantsSlot(asPatient, "09")), "not_connected");
    await runDueJobs(practice);
    assert.ok(practice.outbox.every(({ text, html }) => !`${text}${html}`.includes("summer")));
    assert.ok(practice.outbox.every(({ text, html }) => !`${text}${html}`.includes("slept")));
    const stored = JSON.stringify(await db.selectFrom("careRelationships").selectAll().execute());
    assert.ok(!stored.includes("slept") && !stored.includes("summer"));
    assert.equal((await ask()).status, 201, "The patient can ask again.");
  },
);

databaseTest(
  "a referral names a colleague who is licensed there and accepts new patients",
  async ({ db }) => {
    const { practice, asPatient, ask, answer } = await setUp(db);
    const fit = await createTherapist(practice, { name: "Fit" });
    const full = await createTherapist(practice, { name: "Full", profile: { accepting: "no" } });
    const elsewhere = await createTherapist(practice, { name: "Elsewhere", states: ["NY"] });
    const { body: { id } } = await ask();
    for (const { id: referTo } of [full, elsewhere]) {
      const wrong = await answer(id, { decision: "refer", referTo });
      assert.deepEqual([wrong.status, await typeOf(wrong)], [422, "no_such_colleague"]);
    }
    assert.equal((await answer(id, { decision: "refer" })).status, 422);
    assert.equal((await answer(id, { decision: "refer", referTo: fit.id })).status, 204);
    const page = await (await asPatient.fetch("/care")).text();
    assert.match(page, new RegExp(`recommends <a href="/therapists/${fit.id}"><bdi>Fit</bdi></a>`));
  },
);

databaseTest(
  "a therapist with a new-patient list takes requests but no bookings; one who accepts no new patients takes neither",
  async ({ db }) => {
    const { asPatient, asTherapist, ask, wantsSlot } = await setUp(db);
    const settings = (accepting: string) =>
      asTherapist.fetch("/api/practice/care-settings", {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ accepting, firstVisitOpen: true }),
      });
    assert.equal((await settings("no")).status, 200);
    assert.deepEqual((await ask()).body.type, "urn:bloom:problem:not_accepting");
    assert.equal(await typeOf(await wantsSlot(asPatient, "09")), "not_connected");
    assert.equal((await settings("waiting_list")).status, 200);
    assert.equal(await typeOf(await wantsSlot(asPatient, "09")), "not_connected");
    const { body } = await ask();
    assert.equal(body.waitlisted, true);
  },
);

databaseTest(
  "either side can end the relationship and, if they choose, cancel upcoming visits",
  async ({ db }) => {
    const { practice, therapist, patient, asPatient, asTherapist, wantsSlot } = await setUp(db);
    const care = await connect(practice, patient, therapist);
    for (const hour of ["09", "11"]) assert.equal((await wantsSlot(asPatient, hour)).status, 201);
    const other = await createTherapist(practice);
    await book(actingFor(practice, patient), wish(other, "2026-03-04T14:00"));
    const ended = await asTherapist.postJson(`/api/care/${care.id}/end`, {});
    assert.deepEqual(await ended.json(), { cancelledVisits: 2 });
    const coming = await db.selectFrom("appointments").select("therapistId").where("status", "=", "booked")
      .execute();
    assert.deepEqual(coming, [{ therapistId: other.id }]);
    assert.equal(await typeOf(await wantsSlot(asPatient, "09")), "not_connected");
    assert.equal((await asPatient.postJson(`/api/care/${care.id}/end`, {})).status, 409);
  },
);

databaseTest(
  "when a request is accepted and withdrawn simultaneously, only one of the two counts",
  async ({ db }) => {
    const { asPatient, ask, answer } = await setUp(db);
    const { body: { id } } = await ask();
    const results = await Promise.all([
      answer(id, { decision: "accept" }),
      answer(id, { decision: "decline", reason: "Sorry." }),
      asPatient.postJson(`/api/care/${id}/end`, {}),
    ]);
    const care = careJson.parse(await (await asPatient.fetch(`/api/care/${id}`)).json());
    const done = results.map(({ status }) => status < 300);
    // An accepted request can still be ended a moment later; in any other order only one succeeds.
    assert.ok(done.filter(Boolean).length === 1 || (done[0] && done[2] && !done[1]), JSON.stringify(done));
    assert.ok(care.status !== "requested");
  },
);

databaseTest(
  "only the two people in a relationship can see, answer or end it, and reading it is audited",
  async ({ db }) => {
    const { practice, therapist, patient, app, asTherapist, ask } = await setUp(db);
    const { body: { id } } = await ask();
    const strangers = [
      await app.as(await createTherapist(practice)),
      await app.as(await createPatient(practice)),
      await app.as(await createAdmin(practice)),
    ];
    for (const stranger of strangers) {
      assert.ok([403, 404].includes((await stranger.fetch(`/api/care/${id}`)).status));
      assert.ok([403, 404].includes((await stranger.postJson(`/api/care/${id}/end`, {})).status));
      assert.ok([403, 404].includes((await stranger.fetch(`/practice/patients/${patient.id}`)).status));
    }
    const answered = await strangers[0].postJson(`/api/care/${id}/answer`, { decision: "accept" });
    assert.equal(answered.status, 404);
    assert.equal((await asTherapist.fetch(`/practice/patients/${patient.id}`)).status, 200);
    const reads = await db.selectFrom("auditEvents").select("actorId")
      .where("subjectType", "=", "patient").where("ownerId", "=", patient.id).execute();
    assert.deepEqual(reads, [{ actorId: therapist.id }]);
  },
);

databaseTest(
  "contact details are visible while the two work together or have an upcoming visit",
  async ({ db }) => {
    const { practice, app, therapist, patient } = await setUp(db);
    const open = async () => await (await app.as(therapist)).fetch(`/practice/patients/${patient.id}`);
    const page = async () => await (await open()).text();
    assert.equal((await open()).status, 404);
    const visit = await book(actingFor(practice, patient), wish(therapist, "2026-03-04T09:00"));
    assert.match(await page(), /Emergency contact/);
    practice.clock.set(visit.endsAt);
    const later = await page();
    assert.ok(!later.includes("Emergency contact") && !later.includes(patient.email));
    await db.updateTable("careRelationships").set({ status: "active" }).execute();
    assert.match(await page(), /Emergency contact/);
  },
  here,
);

databaseTest(
  "on the pages, patient and therapist ask, answer, see each other and end the relationship",
  async ({ db }) => {
    const { therapist, patient, asPatient, asTherapist } = await setUp(db);
    const text = async (client: Client, path: string) => await (await client.fetch(path)).text();
    assert.match(await text(asPatient, `/therapists/${therapist.id}`), /Ask to work together/);
    const long = await asPatient.postForm(`/therapists/${therapist.id}/request`, { note: "x".repeat(601) });
    assert.equal(long.status, 422);
    assert.match(await long.text(), /x{601}/);
    const asked = await asPatient.postForm(`/therapists/${therapist.id}/request`, { note: NOTE });
    assert.equal(asked.headers.get("location"), "/care?done=asked");
    assert.match(await text(asPatient, "/care"), /Your request is waiting/);
    assert.match(
      await text(asTherapist, "/practice/requests"),
      /<h2[^>]*>Asking to work with you<[\s\S]*I have not slept well/,
    );
    const { id } = await db.selectFrom("careRelationships").select("id").executeTakeFirstOrThrow();
    const silent = await asTherapist.postForm(`/practice/requests/${id}`, {
      decision: "decline",
      reason: "",
    });
    assert.equal(silent.status, 422);
    const answered = await asTherapist.postForm(`/practice/requests/${id}`, {
      decision: "accept",
      reason: "",
    });
    assert.equal(answered.headers.get("location"), "/practice/requests?done=answered");
    assert.match(await text(asTherapist, "/practice/patients"), new RegExp(patient.name));
    assert.match(await text(asPatient, "/care"), /You work together/);
    const ended = await asPatient.postForm(`/care/${id}/end`, { cancelVisits: "yes" });
    assert.equal(ended.headers.get("location"), "/care?done=ended");
    assert.match(await text(asTherapist, "/practice/patients?list=past"), new RegExp(patient.name));
  },
  here,
);

databaseTest(
  "the API shows a patient's record only to their therapist, and audits it",
  async ({ db }) => {
    const { practice, therapist, patient, app, asTherapist, asPatient } = await setUp(db);
    const path = `/api/practice/patients/${patient.id}`;
    const stranger = await app.as(await createTherapist(practice));
    assert.equal((await asTherapist.fetch(path)).status, 404, "They have no relationship yet.");
    await connect(practice, patient, therapist);
    const visit = await book(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
    const record = patientRecordJson.parse(await (await asTherapist.fetch(path)).json());
    assert.equal(record.id, patient.id);
    assert.equal(record.care?.status, "active");
    assert.equal(record.contact?.email, patient.email);
    assert.ok(record.contact?.emergency?.phone);
    assert.deepEqual(record.coming.map(({ id }) => id), [visit.id]);
    assert.equal((await stranger.fetch(path)).status, 404);
    assert.equal((await asPatient.fetch(path)).status, 403);
    const events = await db.selectFrom("auditEvents").select("actorId").where("subjectType", "=", "patient")
      .where("action", "=", "read").where("ownerId", "=", patient.id).execute();
    assert.deepEqual(events, [{ actorId: therapist.id }]);
  },
  here,
);
