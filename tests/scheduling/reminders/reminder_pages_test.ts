import assert from "node:assert/strict";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;

const ticked = (html: string) =>
  [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([tag]) => tag)
    .filter((tag) => /\schecked/.test(tag)).map((tag) => /value="(\d+)"/.exec(tag)?.[1]);

databaseTest("patients and therapists choose their reminders with a form", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  for (
    const [create, before] of [[createPatient, ["1440", "60"]], [createTherapist, []]] as const
  ) {
    const client = await app.as(await create(practice));
    const page = async () => ticked(await (await client.fetch("/account/reminders")).text());
    assert.deepEqual(await page(), before);
    const saved = await client.postForm("/account/reminders", [["minutesBefore", "4320"], [
      "minutesBefore",
      "60",
    ]]);
    assert.equal(saved.status, 303);
    assert.equal(saved.headers.get("location"), "/account/reminders?done=saved");
    assert.match(await (await client.fetch("/account/reminders?done=saved")).text(), /role="status"/);
    assert.deepEqual(await page(), ["4320", "60"]);
    assert.equal((await client.postForm("/account/reminders", [["minutesBefore", "60"]])).status, 303);
    assert.deepEqual(await page(), ["60"]);
    assert.equal((await client.postForm("/account/reminders", {})).status, 303);
    assert.deepEqual(await page(), [], "No box checked means no reminders.");
  }
}, here);

databaseTest("an unknown reminder time is refused, and nothing is changed", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createPatient(practice));
  const response = await client.postForm("/account/reminders", { minutesBefore: "5" });
  assert.equal(response.status, 422);
  assert.match(await response.text(), /Choose from the list/);
  assert.deepEqual(await db.selectFrom("reminderChoices").selectAll().execute(), []);
}, here);

databaseTest("the API reads and changes the same choices, and every change is audited", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice);
  const client = await (await testApp(practice)).as(patient);
  const read = async () => await (await client.fetch("/api/user/reminders")).json();
  const put = (body: unknown) =>
    client.fetch("/api/user/reminders", {
      method: "PUT",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  assert.deepEqual(await read(), { minutesBefore: [1440, 60] });
  const answer = await put({ minutesBefore: [60, 4320, 60] });
  assert.deepEqual(await answer.json(), { minutesBefore: [4320, 60] });
  assert.deepEqual(await read(), { minutesBefore: [4320, 60] });
  assert.equal((await put({ minutesBefore: [60, 4320] })).status, 200);
  for (
    const wrong of [{}, { minutesBefore: [61] }, { minutesBefore: "60" }, { minutesBefore: [], userId: "x" }]
  ) {
    assert.equal((await put(wrong)).status, 422);
  }
  const events = await db.selectFrom("auditEvents").select(["action", "ownerId"])
    .where("subjectType", "=", "reminder_choices").execute();
  assert.deepEqual(events.map((event) => ({ ...event })), [{ action: "update", ownerId: patient.id }]);
}, here);

databaseTest("users without visits are offered no reminders", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createAdmin(practice));
  assert.equal((await client.fetch("/account/reminders")).status, 403);
  assert.doesNotMatch(await (await client.fetch("/account")).text(), /\/account\/reminders/);
}, here);

databaseTest("the mail language is chosen in the account, by form and by API", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  for (const create of [createPatient, createTherapist, createAdmin]) {
    const user = await create(practice);
    const client = await app.as(user);
    const localeOf = async () => (await (await client.fetch("/api/user/profile")).json()).locale;
    assert.equal(await localeOf(), "en");
    const fields = { name: user.name, timeZone: user.timeZone, locale: "es" };
    assert.equal((await client.postForm("/account", fields)).status, 303);
    assert.match(await (await client.fetch("/account")).text(), /<option value="es" selected/);
    assert.equal(await localeOf(), "es");
    assert.equal((await client.postForm("/account", { ...fields, locale: "tlh" })).status, 422);
    const patched = await client.fetch("/api/user/profile", {
      method: "PATCH",
      body: JSON.stringify({ locale: "en" }),
      headers: { "content-type": "application/json" },
    });
    assert.equal((await patched.json()).locale, "en");
  }
}, here);
