import assert from "node:assert/strict";
import { TELEHEALTH_CONSENT_VERSION } from "../../lib/welcome/consent.ts";
import { bookingReadiness } from "../../lib/welcome/booking_readiness.ts";
import { type Client, testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist, emptyPatientProfile } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";

const newcomer = { profile: emptyPatientProfile, hasConsented: false };
const about = { legalName: "Robin Reyes", preferredName: "", birthDate: "1990-05-17" };
const place = { state: "CO", timeZone: "", phone: "303 555 0142" };
const emergency = { emergencyName: "Sam", emergencyPhone: "303 555 0143", emergencyRelationship: "brother" };
const consent = { agree: "yes", version: TELEHEALTH_CONSENT_VERSION };

const locationOf = (response: Response) => {
  assert.equal(response.status, 303);
  return response.headers.get("location");
};
const heading = async (client: Client, path: string) =>
  /<h1[^>]*>(.*?)<\/h1>/.exec(await (await client.fetch(path)).text())?.[1].replace(/<\/?bdi>/g, "");

databaseTest(
  "the welcome pages lead a patient through four steps and back to their destination",
  async ({ db }) => {
    const practice = testPractice(db);
    const patient = await createPatient(practice, { ...newcomer, timeZone: "America/New_York" });
    const client = await (await testApp(practice)).as(patient);
    const returnTo = "/therapists?specialty=grief";
    const at = (step: string) => `/welcome?${new URLSearchParams({ step, returnTo })}`;

    assert.equal(await heading(client, "/welcome"), "About you");
    assert.equal(locationOf(await client.postForm(at("about"), about)), at("place"));
    assert.equal(await heading(client, "/welcome"), "Where you are");
    assert.equal(locationOf(await client.postForm(at("place"), place)), at("emergency"));
    assert.equal(locationOf(await client.postForm(at("emergency"), emergency)), at("consent"));
    assert.equal(locationOf(await client.postForm(at("consent"), consent)), returnTo);
    assert.deepEqual(await bookingReadiness(db, patient.id), { complete: true, missing: [], state: "CO" });
    assert.equal(locationOf(await client.fetch("/welcome")), "/therapists");
  },
);

databaseTest(
  "a returning patient sees the first incomplete step, and can go back to any",
  async ({ db }) => {
    const practice = testPractice(db);
    const client = await (await testApp(practice)).as(
      await createPatient(practice, { profile: { emergencyName: null }, hasConsented: false }),
    );
    assert.equal(await heading(client, "/welcome"), "Emergency contact");
    const page = await (await client.fetch("/welcome?step=about")).text();
    assert.match(page, /<h1[^>]*>About you</);
    assert.match(page, /name="legalName"[^>]*value="Robin Reyes"/);
    assert.equal(page.match(/\(done\)/g)?.length, 1);
    assert.equal(locationOf(await client.postForm("/welcome?step=about", about)), "/welcome?step=emergency");
  },
);

databaseTest("a failed step returns its input, its errors and a 422", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, newcomer);
  const client = await (await testApp(practice)).as(patient);
  const response = await client.postForm("/welcome?step=place", { ...place, state: "", phone: "12<3>" });
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /role="alert"/);
  assert.match(page, /<a href="#state"[^>]*>Choose a state from the list\.</);
  assert.match(page, /name="phone"[^>]*value="12&lt;3(>|&gt;)"/);
  assert.match(page, /<title>Error: Where you are/);
  assert.deepEqual((await bookingReadiness(db, patient.id)).missing.length, 4);
});

databaseTest(
  "the state suggests its most common time zone, and a patient can choose another",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const zoneAfter = async (form: Record<string, string>) => {
      const patient = await createPatient(practice, { ...newcomer, timeZone: "America/New_York" });
      locationOf(await (await app.as(patient)).postForm("/welcome?step=place", { ...place, ...form }));
      const row = await db.selectFrom("users").select("timeZone").where("id", "=", patient.id)
        .executeTakeFirst();
      return row?.timeZone;
    };
    assert.equal(await zoneAfter({ state: "AZ" }), "America/Phoenix");
    assert.equal(await zoneAfter({ state: "TX", timeZone: "America/Denver" }), "America/Denver");
  },
);

databaseTest(
  "consent needs a checked box, and is refused for a text that has changed in the meantime",
  async ({ db }) => {
    const practice = testPractice(db);
    const patient = await createPatient(practice, { hasConsented: false });
    const client = await (await testApp(practice)).as(patient);
    const unticked = await client.postForm("/welcome?step=consent", { version: TELEHEALTH_CONSENT_VERSION });
    assert.equal(unticked.status, 422);
    const outdated = await client.postForm("/welcome?step=consent", { agree: "yes", version: "2019-01" });
    assert.equal(outdated.status, 422);
    const page = await outdated.text();
    assert.match(page, /This text has changed/);
    assert.ok(
      page.includes(`value="${TELEHEALTH_CONSENT_VERSION}"`),
      "The form now asks for the current text.",
    );
    assert.deepEqual((await bookingReadiness(db, patient.id)).missing, ["consent"]);
  },
);

databaseTest("the welcome pages lead to no other site", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createPatient(practice));
  for (const returnTo of ["//evil.example", "https://evil.example", "/\\evil.example", "/%2f/evil.example"]) {
    const query = new URLSearchParams({ step: "about", returnTo });
    assert.equal(locationOf(await client.postForm(`/welcome?${query}`, about)), "/therapists", returnTo);
  }
});

databaseTest("an unknown step is not found", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const patient = await app.as(await createPatient(practice));
  const therapist = await app.as(await createTherapist(practice));
  assert.equal((await patient.postForm("/welcome?step=profile", {})).status, 404);
  assert.equal((await therapist.postForm("/welcome?step=about", about)).status, 404);
  assert.equal((await patient.postForm("/welcome", about)).status, 404);
});

databaseTest(
  "a therapist fills in a profile, adds a photo, gets listed, and continues to the hours",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const empty = {
      titles: "",
      specialties: [],
      languages: [],
      about: "",
      approach: "",
      listed: false,
    };
    const therapist = await createTherapist(practice, { profile: empty });
    const client = await app.as(therapist);
    assert.equal(await heading(client, "/welcome"), "Public profile");

    const early = await client.postForm("/welcome?step=directory", { listed: "yes" });
    assert.equal(early.status, 422);

    const profile: [string, string][] = [
      ["titles", "PhD"],
      ["specialties", "grief"],
      ["specialties", "sleep"],
      ["languages", "en"],
      ["about", "I listen.\r\nThen I ask."],
      ["approach", ""],
    ];
    const bad = await client.postForm(
      "/welcome?step=profile",
      profile.filter(([name]) => name !== "languages"),
    );
    const page = await bad.text();
    assert.equal(bad.status, 422);
    assert.match(page, /Choose at least one language\./);
    assert.match(page, /value="grief" checked/);
    assert.equal(locationOf(await client.postForm("/welcome?step=profile", profile)), "/welcome?step=photo");
    assert.equal(await heading(client, "/welcome"), "Directory");
    assert.equal((await app.fetch(`/api/therapists`).then((response) => response.json())).items.length, 0);

    const listed = await client.postForm("/welcome?step=directory", { listed: "yes" });
    assert.equal(locationOf(listed), "/practice/schedule");
    const { items } = await (await app.fetch("/api/therapists")).json();
    assert.deepEqual([items[0].id, items[0].specialties, items[0].about], [
      therapist.id,
      ["grief", "sleep"],
      "I listen.\nThen I ask.",
    ]);

    assert.equal(
      locationOf(await client.postForm("/welcome?step=directory&returnTo=/account", { listed: "no" })),
      "/account",
    );
    assert.equal((await (await app.fetch("/api/therapists")).json()).items.length, 0);
  },
);

databaseTest("the welcome pages are for signed-in patients and therapists", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  assert.equal(
    locationOf(await app.fetch("/welcome?step=about")),
    "/sign-in?returnTo=%2Fwelcome%3Fstep%3Dabout",
  );
  assert.equal((await (await app.as(await createAdmin(practice))).fetch("/welcome")).status, 403);
});

databaseTest("a patient's home greets them by the name that they chose", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, { name: "Robin Reyes", profile: { preferredName: "Rob" } });
  assert.equal(await heading(await (await testApp(practice)).as(patient), "/"), "Hello, Rob");
  const other = await createPatient(practice, { name: "Alex Moreno" });
  assert.equal(await heading(await (await testApp(practice)).as(other), "/"), "Hello, Alex Moreno");
});
