import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient, createTherapist, emptyPatientProfile } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";
import { book, countRows, denver, practiceOn, wish } from "./desk.ts";

async function setUp(db: Db) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, { name: "Dr. Maya Ortiz" });
  const patient = await createPatient(practice);
  const app = await testApp(practice);
  return { practice, therapist, patient, app, path: `/therapists/${therapist.id}/book` };
}

const startsAt = denver("2026-03-04T10:00").toString();
const form = (key = "a-key-for-the-test") => ({ startsAt, key });

databaseTest("the form books, and leads to the appointment", async ({ db }) => {
  const { app, patient, path } = await setUp(db);
  const client = await app.as(patient);
  const response = await client.postForm(path, form());
  assert.equal(response.status, 303);
  assert.match(response.headers.get("location") ?? "", /^\/appointments\/[0-9a-f-]{36}\?done=booked$/);
  const again = await client.postForm(path, form());
  assert.equal(again.headers.get("location"), response.headers.get("location"));
  assert.equal(await countRows(db, "appointments"), 1);
});

databaseTest("a refused slot says why and shows free slots", async ({ db }) => {
  const { app, practice, therapist, patient, path } = await setUp(db);
  await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-04T10:00"));
  const client = await app.as(patient);
  const taken = await client.postForm(path, form());
  assert.equal(taken.status, 409);
  const html = await taken.text();
  assert.match(html, /That time has been taken\. Choose another one\./);
  assert.match(html, /<s>Wednesday, March 4 at 10:00 AM<\/s>/);
  assert.match(html, /Still available:/);

  const night = await client.postForm(path, {
    ...form("another-key"),
    startsAt: denver("2026-03-04T03:00").toString(),
  });
  assert.equal(night.status, 422);
  assert.match(await night.text(), /The therapist doesn't offer visits at that time/);
});

databaseTest("a form without a usable time comes back and asks for one", async ({ db }) => {
  const { app, patient, path } = await setUp(db);
  const client = await app.as(patient);
  const broken: Record<string, string>[] = [{}, { startsAt: "noon", key: "a-key-for-the-test" }, {
    startsAt,
    key: "short",
  }];
  for (const fields of broken) {
    const response = await client.postForm(path, fields);
    assert.equal(response.status, 422);
    assert.match(await response.text(), /Choose a time first\./);
  }
  assert.equal(await countRows(db, "appointments"), 0);
});

databaseTest(
  "a visitor can look, and choosing a slot leads to sign-in and back to the slot",
  async ({ db }) => {
    const { app, path } = await setUp(db);
    const response = await app.fetch(`${path}?startsAt=${encodeURIComponent(startsAt)}`);
    assert.equal(response.status, 200);
    const link = /href="(\/sign-in\?[^"]*)"[^>]*>Sign in to book/.exec(await response.text())?.[1].replaceAll(
      "&amp;",
      "&",
    );
    const returnTo = new URL(link ?? "", "http://x").searchParams.get("returnTo") ?? "";
    assert.ok(returnTo.startsWith(path));
    assert.equal(new URL(returnTo, "http://x").searchParams.get("startsAt"), startsAt);
    assert.equal((await app.postForm(path, form())).status, 401, "It is given back, to be sent again.");
  },
);

databaseTest("an incomplete profile leads to completing it, and back to the slot", async ({ db }) => {
  const { app, practice, path } = await setUp(db);
  const newcomer = await createPatient(practice, { profile: emptyPatientProfile, hasConsented: false });
  const client = await app.as(newcomer);
  const html = await (await client.fetch(`${path}?startsAt=${encodeURIComponent(startsAt)}`)).text();
  assert.match(html, /We still need a few details about you/);
  assert.match(html, /href="\/welcome\?returnTo=/);
  const posted = await client.postForm(path, form());
  assert.equal(posted.status, 303);
  assert.match(posted.headers.get("location") ?? "", /^\/welcome\?returnTo=.*startsAt/);
});

databaseTest(
  "a license that does not cover the patient's state refuses the booking with the reason",
  async ({ db }) => {
    const { app, practice, path } = await setUp(db);
    const client = await app.as(await createPatient(practice, { profile: { state: "NY" } }));
    const shown = await client.fetch(path);
    assert.match(await shown.text(), /Dr\. Maya Ortiz isn't licensed in New York/);
    const posted = await client.postForm(path, form());
    assert.equal(posted.status, 409);
    assert.match(await posted.text(), /Dr\. Maya Ortiz isn't licensed in New York/);
    assert.equal(await countRows(db, "appointments"), 0);
  },
);

databaseTest("therapists see the page and are told that only patients book", async ({ db }) => {
  const { app, therapist, path } = await setUp(db);
  const client = await app.as(therapist);
  const html = await (await client.fetch(`${path}?startsAt=${encodeURIComponent(startsAt)}`)).text();
  assert.match(html, /Only patients can book visits\./);
  assert.equal((await client.postForm(path, form())).status, 403);
});

databaseTest("both zones are shown when their clocks differ", async ({ db }) => {
  const { app, practice, path } = await setUp(db);
  const client = await app.as(await createPatient(practice, { timeZone: "America/New_York" }));
  const html = await (await client.fetch(`${path}?startsAt=${encodeURIComponent(startsAt)}`)).text();
  assert.match(html, /Wednesday, March 4 at 12:00 PM/);
  assert.match(html, /For Dr\. Maya Ortiz, that's 10:00 AM, Mountain Time \(Denver\)/);
});

databaseTest("the requested zone is shown, and the chosen instant stays", async ({ db }) => {
  const { app, patient, path } = await setUp(db);
  const client = await app.as(patient);
  const query = new URLSearchParams({ startsAt, timeZone: "Asia/Kolkata" });
  const html = await (await client.fetch(`${path}?${query}`)).text();
  assert.match(html, /Wednesday, March 4 at 10:30 PM/);
  assert.ok(html.includes(`name="startsAt" value="${startsAt}"`));
});

databaseTest("an unknown therapist has no booking page", async ({ db }) => {
  const { app } = await setUp(db);
  for (const id of [crypto.randomUUID(), "1", "x".repeat(300)]) {
    assert.equal((await app.fetch(`/therapists/${id}/book`)).status, 404);
  }
});
