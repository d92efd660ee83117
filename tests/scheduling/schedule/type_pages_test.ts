import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { denver, practiceOn } from "../desk.ts";
import { addType } from "../../../lib/scheduling/schedule/save_type.ts";
import { aType } from "./a_type.ts";

async function setUp(db: Db) {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  await connect(practice, patient, therapist);
  const app = await testApp(practice);
  return {
    practice,
    therapist,
    patient,
    clients: { therapist: await app.as(therapist), patient: await app.as(patient) },
  };
}

const form = {
  name: "  First   consultation ",
  forWhom: "first",
  minutes: "90",
  bufferBeforeMinutes: "0",
  bufferAfterMinutes: "15",
};

databaseTest(
  "a therapist adds a type, changes it, stops offering it and offers it again",
  async ({ db }) => {
    const { clients: { therapist } } = await setUp(db);
    assert.match(
      await (await therapist.fetch("/practice/types")).text(),
      /You offer only your usual visit so far/,
    );
    const added = await therapist.postForm("/practice/types/new", form);
    assert.equal(added.headers.get("location"), "/practice/types?done=saved");
    const { id } = await db.selectFrom("appointmentTypes").select("id").executeTakeFirstOrThrow();
    const changed = await therapist.postForm(`/practice/types/${id}`, { ...form, minutes: "60" });
    assert.equal(changed.status, 303);
    const list = await (await therapist.fetch("/practice/types")).text();
    assert.match(list, /First consultation/);
    assert.match(list, /For a first visit · 1 hour · 15 min kept free after/);
    await therapist.postForm(`/practice/types/${id}/archival`, { archived: "yes" });
    assert.match(await (await therapist.fetch("/practice/types")).text(), /No longer offered/);
    await therapist.postForm(`/practice/types/${id}/archival`, { archived: "no" });
    assert.doesNotMatch(await (await therapist.fetch("/practice/types")).text(), /No longer offered/);
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "an invalid type returns its input and its errors",
  async ({ db }) => {
    const { clients: { therapist } } = await setUp(db);
    const broken: [Record<string, string>, RegExp][] = [
      [{ name: " " }, /Enter a name/],
      [{ name: "x".repeat(61) }, /Use at most 60 characters/],
      [{ minutes: "10" }, /at least 15 minutes/],
      [{ minutes: "52" }, /multiple of five/],
      [{ minutes: "many" }, /in whole minutes/],
      [{ minutes: "" }, /in whole minutes/],
      [{ bufferAfterMinutes: "125" }, /at most 120 minutes/],
      [{ forWhom: "cats" }, /Choose one of the three/],
    ];
    for (const [change, sentence] of broken) {
      const response = await therapist.postForm("/practice/types/new", { ...form, ...change });
      assert.equal(response.status, 422);
      const html = await response.text();
      assert.match(html, sentence);
      const { minutes } = { ...form, ...change };
      if (minutes) assert.match(html, new RegExp(`value="${minutes}"`), "the input stays");
    }
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "the booking page offers the types, and keeps the choice until the visit is booked",
  async ({ db }) => {
    const { practice, therapist, clients } = await setUp(db);
    const path = `/therapists/${therapist.id}/book`;
    assert.doesNotMatch(await (await clients.patient.fetch(path)).text(), /Type of visit/);
    const added = await addType(actingFor(practice, therapist), aType());
    assert.ok(added.kind === "saved");
    const { id: typeId } = added.type;
    const asked = await (await clients.patient.fetch(path)).text();
    assert.match(asked, new RegExp(`href="/therapists/${therapist.id}/book\\?type=${typeId}`));
    const startsAt = denver("2026-03-04T09:00").toString();
    const chosen = await (await clients.patient.fetch(`${path}?type=${typeId}&startsAt=${startsAt}`)).text();
    assert.match(
      chosen,
      /Double hour: 1 h 30 min, by video|Double hour: 1 hour 30 minutes, by video|Double hour: 90 minutes, by video/,
    );
    assert.match(chosen, new RegExp(`name="type" value="${typeId}"`));
    const key = /name="key" value="([^"]*)"/.exec(chosen)?.[1] ?? "";
    const booked = await clients.patient.postForm(path, { startsAt, key, type: typeId });
    assert.equal(booked.status, 303);
    const { typeName } = await db.selectFrom("appointments").select("typeName").executeTakeFirstOrThrow();
    assert.equal(typeName, "Double hour");
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "the API lists, adds and changes types, and returns how bookings are confirmed",
  async ({ db }) => {
    const { clients: { therapist } } = await setUp(db);
    const send = (method: string, path: string, body: unknown) =>
      therapist.fetch(path, {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const added = await send("POST", "/api/practice/types", aType());
    assert.equal(added.status, 201);
    const location = added.headers.get("location") ?? "";
    const changed = await send("PATCH", location, { archived: true });
    assert.deepEqual(await changed.json(), { ...await added.json(), archived: true });
    const { items } = await (await therapist.fetch("/api/practice/types")).json();
    assert.equal(items.length, 1);
    assert.equal((await send("PATCH", location, { minutes: 17 })).status, 422);
    const settings = await send("PUT", "/api/practice/booking-settings", { bookingMode: "request" });
    assert.deepEqual(await settings.json(), { bookingMode: "request" });
    for (let count = 1; count <= 20; count++) await send("POST", "/api/practice/types", aType());
    assert.equal((await send("POST", "/api/practice/types", aType())).status, 409);
  },
  { engines: ["PGlite"] },
);
