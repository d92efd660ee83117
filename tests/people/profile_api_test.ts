import assert from "node:assert/strict";
import { z } from "zod";
import { TELEHEALTH_CONSENT_VERSION } from "../../lib/welcome/consent.ts";
import { profileOutput } from "../../lib/shared/schemas/people.ts";
import { type Client, testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist, emptyPatientProfile } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";

const patch = (client: Client, body: unknown) =>
  client.fetch("/api/user/profile", {
    method: "PATCH",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

const errorsOf = async (response: Response) => {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const { errors } = await response.json();
  return Object.fromEntries(
    errors.map((error: { path: string; message: string }) => [error.path, error.message]),
  );
};

databaseTest("one change over the API makes an empty patient profile ready", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(
    await createPatient(practice, { name: "Robin Reyes", profile: emptyPatientProfile, hasConsented: false }),
  );
  const before = await (await client.fetch("/api/user/profile")).json();
  assert.deepEqual(before.booking, { ready: false, missing: ["about", "place", "emergency", "consent"] });
  assert.equal(before.emergencyContact, null);
  assert.equal(before.consentVersion, TELEHEALTH_CONSENT_VERSION);

  const change = {
    legalName: "Robin Alexandra Reyes",
    preferredName: "Rob",
    birthDate: "1990-05-17",
    state: "CO",
    timeZone: "America/Denver",
    phone: "(303) 555-0142",
    emergencyContact: { name: "Sam Reyes", phone: "303 555 0143", relationship: "brother" },
    telehealthConsent: { version: before.consentVersion },
  };
  const response = await patch(client, change);
  assert.equal(response.status, 200);
  const after = await response.json();
  assert.deepEqual(z.encode(profileOutput, profileOutput.parse(after)), after);
  assert.deepEqual(after, {
    ...before,
    ...change,
    phone: "+13035550142",
    emergencyContact: { ...change.emergencyContact, phone: "+13035550143" },
    telehealthConsent: {
      version: TELEHEALTH_CONSENT_VERSION,
      givenAt: practice.now().toString(),
      isCurrent: true,
    },
    booking: { ready: true, missing: [] },
  });
  assert.deepEqual(await (await client.fetch("/api/user/profile")).json(), after);
});

databaseTest("identity, role and owner never come from a profile's body", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const patient = await createPatient(practice);
  const other = await createPatient(practice);
  const client = await app.as(patient);
  for (
    const [field, value] of Object.entries({
      role: "admin",
      id: other.id,
      userId: other.id,
      email: "x@y.example",
    })
  ) {
    const response = await patch(client, { [field]: value, legalName: "Somebody Else" });
    assert.equal(response.status, 422, field);
    assert.deepEqual(await errorsOf(response), { [field]: "We don't know this field." });
  }
  const users = await db.selectFrom("users").select(["id", "role", "email"]).execute();
  assert.deepEqual(
    users.toSorted((a, b) => a.id < b.id ? -1 : 1),
    [patient, other].map(({ id, role, email }) => ({ id, role, email })).toSorted((a, b) =>
      a.id < b.id ? -1 : 1
    ),
  );
  const names = await db.selectFrom("patientProfiles").select("legalName").execute();
  assert.ok(names.every(({ legalName }) => legalName === "Robin Reyes"));
});

databaseTest("a patient cannot create a therapist's profile, nor a therapist a patient's", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const patient = await patch(await app.as(await createPatient(practice)), { listed: true });
  assert.deepEqual([patient.status, await errorsOf(patient)], [422, {
    listed: "We don't know this field.",
  }]);
  const therapist = await patch(await app.as(await createTherapist(practice)), { birthDate: "1990-05-17" });
  assert.deepEqual([therapist.status, await errorsOf(therapist)], [
    422,
    { birthDate: "We don't know this field." },
  ]);
});

databaseTest("a change reports all of its errors at once, by the path of each field", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createPatient(practice));
  const response = await patch(client, {
    legalName: "",
    birthDate: "1990-02-30",
    state: "XX",
    timeZone: "Mars/Olympus",
    phone: 3035550142,
    emergencyContact: { name: "Sam", phone: "12", relationship: "" },
    telehealthConsent: true,
  });
  assert.equal(response.status, 422);
  assert.deepEqual(Object.keys(await errorsOf(response)), [
    "legalName",
    "birthDate",
    "state",
    "timeZone",
    "phone",
    "emergencyContact.phone",
    "emergencyContact.relationship",
    "telehealthConsent",
  ]);
});

databaseTest("a minor's date of birth is refused with its path", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const birthDate = practice.now().toZonedDateTimeISO("UTC").toPlainDate().subtract({ years: 10 }).toString();
  const response = await patch(await app.as(await createPatient(practice)), { birthDate });
  assert.equal(response.status, 422);
  assert.deepEqual(await errorsOf(response), {
    birthDate: "You need to be 18 or older to have your own account.",
  });
});

databaseTest("names that cannot be seen or stored are refused", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createPatient(practice));
  for (
    const legalName of ["\u202eniboR", "Ro\u0000bin", "\ud800", "   ", "x".repeat(101), null, ["Robin"], {}]
  ) {
    assert.equal((await patch(client, { legalName })).status, 422, JSON.stringify(legalName));
  }
});

databaseTest(
  "the API changes a therapist's public profile and lists it once it is complete",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const therapist = await createTherapist(practice, {
      profile: {
        titles: "",
        specialties: [],
        languages: [],
        about: "",
        approach: "",
        listed: false,
      },
    });
    const client = await app.as(therapist);
    const before = await (await client.fetch("/api/user/profile")).json();
    assert.deepEqual(before.missing, ["profile", "directory"]);

    const early = await patch(client, { listed: true });
    assert.deepEqual([early.status, Object.keys(await errorsOf(early))], [422, ["listed"]]);

    const change = {
      titles: "PhD",
      specialties: ["grief", "anxiety", "grief"],
      languages: ["en"],
      about: "I listen.\r\n\r\n\r\n\r\nThen I ask.",
      listed: true,
    };
    const response = await patch(client, change);
    assert.equal(response.status, 200);
    const after = await response.json();
    assert.deepEqual(z.encode(profileOutput, profileOutput.parse(after)), after);
    assert.deepEqual(after, {
      ...before,
      ...change,
      specialties: ["anxiety", "grief"],
      about: "I listen.\n\nThen I ask.",
      missing: [],
    });
  },
);

databaseTest("fields that patients choose by cannot be emptied again", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createTherapist(practice));
  for (
    const change of [{ titles: "" }, { about: " " }, { specialties: [] }, { languages: [] }]
  ) {
    assert.equal((await patch(client, change)).status, 422, JSON.stringify(change));
  }
});

databaseTest("an admin has a name and a time zone", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createAdmin(practice));
  const response = await patch(client, { name: "Jo", timeZone: "Europe/Berlin" });
  const profile = await response.json();
  assert.deepEqual([profile.role, profile.name, profile.timeZone], ["admin", "Jo", "Europe/Berlin"]);
  assert.deepEqual(await (await client.fetch("/api/user/profile")).json(), profile);
  assert.equal((await patch(client, { listed: true })).status, 422);
});

databaseTest("without a session there is no profile to read or change", async ({ db }) => {
  const app = await testApp(testPractice(db));
  assert.equal((await app.fetch("/api/user/profile")).status, 401);
  assert.equal((await patch(app.browser(), {})).status, 401);
});
