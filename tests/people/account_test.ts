import assert from "node:assert/strict";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist, emptyPatientProfile } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";

databaseTest(
  "the account page shows every user the data stored about them and where to change it",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const pageOf = async (user: Parameters<typeof app.as>[0]) =>
      await (await (await app.as(user)).fetch("/account")).text();

    const patient = await pageOf(await createPatient(practice));
    for (
      const shown of ["May 17, 1990", "Colorado", "(303) 555-0142", "Sam Reyes (Sibling), (303) 555-0143"]
    ) {
      assert.ok(patient.includes(shown), shown);
    }
    assert.ok(patient.includes(`href="/welcome?step=place&amp;returnTo=%2Faccount"`));

    const newcomer = await pageOf(
      await createPatient(practice, { profile: emptyPatientProfile, hasConsented: false }),
    );
    assert.ok(newcomer.includes("Not filled in yet"));
    assert.ok(newcomer.includes("Read and agree"));

    const therapist = await pageOf(await createTherapist(practice));
    assert.ok(therapist.includes("Anxiety and worry, Depression"));
    assert.ok(therapist.includes("Can find and book you"));

    const admin = await pageOf(await createAdmin(practice));
    assert.ok(!admin.includes("/welcome"));
  },
);

databaseTest("every user can change their name and time zone, and gets a confirmation", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  for (const create of [createPatient, createTherapist, createAdmin]) {
    const user = await create(practice);
    const client = await app.as(user);
    const response = await client.postForm("/account", { name: " Nadia  Quinn ", timeZone: "Asia/Kolkata" });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get("location"), "/account?saved");
    const page = await (await client.fetch("/account?saved")).text();
    assert.match(page, /role="status"[^>]*>.*Saved\./);
    const row = await db.selectFrom("users").select(["name", "timeZone"]).where("id", "=", user.id)
      .executeTakeFirst();
    assert.deepEqual({ ...row }, { name: "Nadia Quinn", timeZone: "Asia/Kolkata" });
    const events = await db.selectFrom("auditEvents").select("reason").where("ownerId", "=", user.id)
      .where("action", "=", "update").execute();
    assert.deepEqual(events.map(({ reason }) => reason), ["name timeZone"]);
  }
});

databaseTest(
  "a therapist's own time zone is independent of the zone of the working hours",
  async ({ db }) => {
    const practice = testPractice(db);
    const therapist = await createTherapist(practice, { timeZone: "America/Denver" });
    const client = await (await testApp(practice)).as(therapist);
    await client.postForm("/account", { name: therapist.name, timeZone: "Europe/Lisbon" });
    const profile = await db.selectFrom("therapistProfiles").select("timeZone").executeTakeFirst();
    assert.equal(profile?.timeZone, "America/Denver");
  },
);

databaseTest(
  "an invalid name gets a 422, and an unknown field changes nothing",
  async ({ db }) => {
    const practice = testPractice(db);
    const patient = await createPatient(practice);
    const client = await (await testApp(practice)).as(patient);
    const response = await client.postForm("/account", {
      name: " ",
      timeZone: "Nowhere/Land",
      role: "admin",
    });
    const page = await response.text();
    assert.equal(response.status, 422);
    assert.match(page, /Enter your name\./);
    assert.match(page, /Choose a time zone from the list\./);
    await client.postForm("/account", { name: "Robin", timeZone: "America/Denver", role: "admin", id: "x" });
    const row = await db.selectFrom("users").select(["id", "name", "role"]).executeTakeFirst();
    assert.deepEqual({ ...row }, { id: patient.id, name: "Robin", role: "patient" });
  },
);
