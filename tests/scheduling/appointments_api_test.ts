import assert from "node:assert/strict";
import { z } from "zod";
import type { Db } from "../../db/client.ts";
import { emptyPatientProfile } from "../support/factories.ts";
import { appointmentOutput, appointmentsOutput } from "../../lib/shared/schemas/appointments.ts";
import { type Client, testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { countRows, denver, practiceOn } from "./desk.ts";

const KEY = { "idempotency-key": "a-key-of-its-own" };

async function setUp(db: Db) {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  await connect(practice, patient, therapist);
  const app = await testApp(practice);
  const client = await app.as(patient);
  const wish = { therapistId: therapist.id, startsAt: "2026-03-04T10:00:00-07:00" };
  return { practice, therapist, patient, app, client, wish };
}

const book = (client: Client, body: unknown, headers: Record<string, string> = KEY) =>
  client.postJson("/api/appointments", body, headers);

/** Returns the parts of a problem document that a client acts on. */
async function problemOf(response: Response) {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const { type, status, detail, title, ...rest } = await response.json();
  assert.equal(status, response.status);
  assert.ok(title && detail);
  return { type: type.replace("urn:bloom:problem:", ""), detail, ...rest };
}

databaseTest("POST /api/appointments books and returns the appointment's address", async ({ db }) => {
  const { client, wish, therapist, patient } = await setUp(db);
  const response = await book(client, wish);
  assert.equal(response.status, 201);
  const body = await response.json();
  assert.deepEqual(z.encode(appointmentOutput, appointmentOutput.parse(body)), body);
  assert.equal(body.startsAt, "2026-03-04T17:00:00Z");
  assert.equal(body.therapist.id, therapist.id);
  assert.equal(body.patients[0].id, patient.id);
  assert.equal(response.headers.get("location"), `/api/appointments/${body.id}`);
  const found = await client.fetch(`/api/appointments/${body.id}`);
  assert.equal(found.status, 200);
  assert.deepEqual(await found.json(), body);
});

databaseTest("a retried booking gets the first one's answer", async ({ db }) => {
  const { client, wish } = await setUp(db);
  const first = await book(client, wish);
  const again = await book(client, { ...wish, startsAt: "2026-03-04T17:00:00Z" });
  assert.equal(again.status, 201);
  assert.equal(again.headers.get("location"), first.headers.get("location"));
  assert.deepEqual(await again.json(), await first.json());
  assert.equal(await countRows(db, "appointments"), 1);
});

databaseTest(
  "a booking without a usable Idempotency-Key is refused, because a retry could book twice",
  async ({ db }) => {
    const { client, wish } = await setUp(db);
    const missing = await book(client, wish, {});
    assert.equal(missing.status, 400);
    assert.equal((await problemOf(missing)).type, "key_missing");
    for (const key of ["short", "x".repeat(129), "with space inside", "ümlaut-key"]) {
      const response = await book(client, wish, { "idempotency-key": key });
      assert.equal(response.status, 422, key);
      const { type, errors } = await problemOf(response);
      assert.equal(type, "invalid");
      assert.equal(errors[0].path, "Idempotency-Key");
    }
    assert.equal(await countRows(db, "appointments"), 0);
  },
);

databaseTest("a taken slot gets a 409 with free slots, and those can be booked", async ({ db }) => {
  const { client, wish, app, practice, therapist } = await setUp(db);
  await book(client, wish);
  const other = await app.as(await createPatient(practice));
  const response = await book(other, wish);
  assert.equal(response.status, 409);
  const { type, detail, free } = await problemOf(response);
  assert.equal(type, "taken");
  assert.equal(detail, "That time has been taken. Choose another one.");
  assert.equal(free.length, 6);
  assert.deepEqual(free[0], { startsAt: "2026-03-04T16:00:00Z", endsAt: "2026-03-04T16:50:00Z" });
  const instead = { therapistId: therapist.id, startsAt: free[0].startsAt };
  assert.equal(
    (await book(other, instead, { "idempotency-key": "the-second-try" })).status,
    201,
  );
});

databaseTest("every refused booking has its own type and sentence", async ({ db }) => {
  const { client, wish, app, practice, patient } = await setUp(db);
  await book(client, wish);
  const unlicensed = await createTherapist(practice, { states: ["NY"] });
  const other = await createTherapist(practice);
  const newcomer = await app.as(
    await createPatient(practice, { profile: emptyPatientProfile, hasConsented: false }),
  );
  const cases: [Client, object, Record<string, string>, number, string][] = [
    [client, { ...wish, startsAt: "2026-03-04T11:00:00-07:00" }, KEY, 422, "key_reused"],
    [client, { ...wish, therapistId: other.id }, {}, 409, "own_time_taken"],
    [client, { ...wish, startsAt: "2026-03-04T11:05:00-07:00" }, {}, 422, "not_offered"],
    [client, { ...wish, therapistId: unlicensed.id }, {}, 409, "not_licensed"],
    [newcomer, wish, {}, 409, "profile_incomplete"],
    [client, { ...wish, therapistId: patient.id }, {}, 404, "not_found"],
    [client, { ...wish, therapistId: crypto.randomUUID() }, {}, 404, "not_found"],
  ];
  const sentences = new Set<string>();
  for (const [who, body, headers, status, type] of cases) {
    const response = await book(who, body, { "idempotency-key": crypto.randomUUID(), ...headers });
    assert.equal(response.status, status, type);
    const problem = await problemOf(response);
    assert.equal(problem.type, type);
    sentences.add(problem.detail);
    if (type === "not_offered") assert.equal(problem.reason, "outside_hours");
    if (type === "profile_incomplete") assert.equal(problem.missing[0], "about");
  }
  assert.equal(sentences.size, 6);
});

databaseTest("an invalid booking body gets an error at its field, never a 500", async ({ db }) => {
  const { client, wish } = await setUp(db);
  const cases: [unknown, string][] = [
    [{}, "therapistId"],
    [{ ...wish, therapistId: "nobody" }, "therapistId"],
    [{ ...wish, startsAt: "2026-03-04T10:00:00" }, "startsAt"],
    [{ ...wish, startsAt: "2026-02-30T10:00:00Z" }, "startsAt"],
    [{ ...wish, startsAt: "2026-03-04T10:00:30Z" }, "startsAt"],
    [{ ...wish, startsAt: "2026-03-04T10:00:00.001Z" }, "startsAt"],
    [{ ...wish, startsAt: 1772643600 }, "startsAt"],
    [{ ...wish, startsAt: "1999-12-31T23:55:00Z" }, "startsAt"],
    [{ ...wish, startsAt: "2200-01-01T00:00:00Z" }, "startsAt"],
    [{ ...wish, patientId: "somebody" }, "patientId"],
    [{ ...wish, status: "fulfilled" }, "status"],
    [[], ""],
    ["x", ""],
  ];
  for (const [body, path] of cases) {
    const response = await book(client, body);
    assert.equal(response.status, 422, JSON.stringify(body));
    const { type, errors } = await problemOf(response);
    assert.equal(type, "invalid");
    assert.equal(errors[0].path, path);
  }
  assert.equal(await countRows(db, "appointments"), 0);
});

databaseTest("therapists and visitors cannot book over the API", async ({ db }) => {
  const { app, therapist, wish } = await setUp(db);
  assert.equal((await book(app.browser(), wish)).status, 401);
  assert.equal((await book(await app.as(therapist), wish)).status, 403);
});

databaseTest("GET /api/appointments lists the caller's own, page by page", async ({ db }) => {
  const { client, wish, app, practice, therapist } = await setUp(db);
  for (const hour of ["10", "11", "12"]) {
    await book(client, { ...wish, startsAt: `2026-03-04T${hour}:00:00-07:00` }, {
      "idempotency-key": `hour-of-${hour}`,
    });
  }
  const first = await (await client.fetch("/api/appointments?limit=2")).json();
  assert.deepEqual(z.encode(appointmentsOutput, appointmentsOutput.parse(first)), first);
  assert.equal(first.items.length, 2);
  const rest = await (await client.fetch(`/api/appointments?limit=2&cursor=${first.nextCursor}`)).json();
  assert.equal(rest.items.length, 1);
  assert.equal(rest.nextCursor, null);
  const past = await (await client.fetch("/api/appointments?when=past")).json();
  assert.deepEqual(past, { items: [], nextCursor: null });
  const therapists = await (await (await app.as(therapist)).fetch("/api/appointments")).json();
  assert.equal(therapists.items.length, 3);
  const stranger = await app.as(await createPatient(practice));
  assert.deepEqual(await (await stranger.fetch("/api/appointments")).json(), { items: [], nextCursor: null });
});

databaseTest("an invalid list query gets a 422 that names its field", async ({ db }) => {
  const { client } = await setUp(db);
  for (
    const [query, path] of [
      ["when=never", "when"],
      ["limit=0", "limit"],
      ["limit=101", "limit"],
      ["limit=ten", "limit"],
      ["limit=1e1", "limit"],
      ["cursor=x", "cursor"],
      ["cursor=" + "x".repeat(300), "cursor"],
      ["limit=1&limit=2", "limit"],
      ["patientId=1", "patientId"],
    ]
  ) {
    const response = await client.fetch(`/api/appointments?${query}`);
    assert.equal(response.status, 422, query);
    assert.equal((await problemOf(response)).errors[0].path, path);
  }
});

databaseTest("POST /api/appointments/:id/cancellation cancels, for patient and therapist", async ({ db }) => {
  const { client, wish, app, therapist } = await setUp(db);
  const ids: string[] = [];
  for (const hour of ["10", "12"]) {
    const response = await book(client, { ...wish, startsAt: `2026-03-04T${hour}:00:00-07:00` }, {
      "idempotency-key": `hour-of-${hour}`,
    });
    ids.push((await response.json()).id);
  }
  const byPatient = await client.postJson(`/api/appointments/${ids[0]}/cancellation`, {
    reason: "  Ill in bed. ",
  });
  assert.equal(byPatient.status, 200);
  const body = await byPatient.json();
  assert.deepEqual(z.encode(appointmentOutput, appointmentOutput.parse(body)), body);
  assert.deepEqual(body.cancellation, {
    at: "2026-03-02T16:00:00Z",
    by: "patient",
    reason: "Ill in bed.",
    isLate: false,
  });
  const byTherapist = await (await app.as(therapist)).postJson(
    `/api/appointments/${ids[1]}/cancellation`,
    {},
  );
  assert.equal((await byTherapist.json()).cancellation.by, "therapist");
  const again = await client.postJson(`/api/appointments/${ids[0]}/cancellation`, {});
  assert.equal(again.status, 409);
  const problem = await problemOf(again);
  assert.deepEqual(problem, {
    type: "not_cancellable",
    detail: "This visit has already been canceled.",
  });
});

databaseTest("an impossible cancellation is refused with a sentence", async ({ db }) => {
  const { client, wish, practice } = await setUp(db);
  const { id } = await (await book(client, wish)).json();
  const cancel = (body: unknown) => client.postJson(`/api/appointments/${id}/cancellation`, body);
  for (const body of [{ reason: "x".repeat(501) }, { reason: 5 }, { reason: null }, { why: "x" }, null]) {
    assert.equal((await cancel(body)).status, 422, JSON.stringify(body));
  }
  practice.clock.set(denver("2026-03-03T12:00"));
  const late = await cancel({});
  assert.equal(late.status, 409);
  const { type, detail } = await problemOf(late);
  assert.equal(type, "inside_notice");
  assert.match(detail, /until 24 hours before/);
  practice.clock.set(denver("2026-03-04T10:05"));
  assert.equal((await problemOf(await cancel({}))).type, "already_started");
});

databaseTest(
  "another user's appointment gets a 404 over the API, and so does an invalid ID",
  async ({ db }) => {
    const { client, wish, app, practice } = await setUp(db);
    const { id } = await (await book(client, wish)).json();
    const stranger = await app.as(await createPatient(practice));
    for (const asked of [id, crypto.randomUUID(), "1", "%00", "null"]) {
      const found = await stranger.fetch(`/api/appointments/${asked}`);
      assert.equal(found.status, 404, asked);
      await problemOf(found);
      const cancelled = await stranger.postJson(`/api/appointments/${asked}/cancellation`, {});
      assert.equal(cancelled.status, 404, asked);
    }
  },
);

databaseTest(
  "POST /api/appointments/:id/reschedule moves it, or returns free slots instead",
  async ({ db }) => {
    const { client, wish, app, practice } = await setUp(db);
    const { id } = await (await book(client, wish)).json();
    const other = await app.as(await createPatient(practice));
    await book(other, { ...wish, startsAt: "2026-03-04T11:00:00-07:00" }, {
      "idempotency-key": "of-the-other",
    });
    const move = (who: Client, startsAt: string) =>
      who.postJson(`/api/appointments/${id}/reschedule`, { startsAt });
    const taken = await move(client, "2026-03-04T11:00:00-07:00");
    assert.equal(taken.status, 409);
    const { type, free } = await problemOf(taken);
    assert.equal(type, "taken");
    assert.equal((await move(other, free[0].startsAt)).status, 404);
    const moved = await move(client, free[0].startsAt);
    assert.equal(moved.status, 200);
    const body = await moved.json();
    assert.deepEqual([body.id, body.startsAt], [id, free[0].startsAt]);
    assert.deepEqual(z.encode(appointmentOutput, appointmentOutput.parse(body)), body);
  },
);
