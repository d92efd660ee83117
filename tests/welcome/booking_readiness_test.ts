import assert from "node:assert/strict";
import { bookingReadiness } from "../../lib/welcome/booking_readiness.ts";
import { databaseTest } from "../support/database.ts";
import { createPatient, createTherapist, emptyPatientProfile } from "../support/factories.ts";
import { testPractice } from "../support/practice.ts";

databaseTest("a patient with a complete profile and consent can book", async ({ db }) => {
  const patient = await createPatient(testPractice(db));
  assert.deepEqual(await bookingReadiness(db, patient.id), { complete: true, missing: [], state: "CO" });
});

databaseTest("a new patient lacks every step", async ({ db }) => {
  const patient = await createPatient(testPractice(db), {
    profile: emptyPatientProfile,
    hasConsented: false,
  });
  assert.deepEqual(await bookingReadiness(db, patient.id), {
    complete: false,
    missing: ["about", "place", "emergency", "consent"],
    state: null,
  });
});

databaseTest("each missing answer leaves its step open", async ({ db }) => {
  const practice = testPractice(db);
  const gaps = {
    about: [{ legalName: null }, { birthDate: null }],
    place: [{ state: null }, { phone: null }],
    emergency: [{ emergencyName: null }, { emergencyPhone: null }, { emergencyRelationship: null }],
  };
  for (const [step, profiles] of Object.entries(gaps)) {
    for (const profile of profiles) {
      const patient = await createPatient(practice, { profile });
      assert.deepEqual((await bookingReadiness(db, patient.id)).missing, [step], JSON.stringify(profile));
    }
  }
});

databaseTest("consent to an older text is requested again", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, { hasConsented: false });
  await db.insertInto("consents").values({
    id: crypto.randomUUID(),
    userId: patient.id,
    kind: "telehealth",
    version: "2019-01",
    givenAt: practice.now(),
  }).execute();
  assert.deepEqual((await bookingReadiness(db, patient.id)).missing, ["consent"]);
});

databaseTest("a preferred name is optional", async ({ db }) => {
  const patient = await createPatient(testPractice(db), { profile: { preferredName: null } });
  assert.equal((await bookingReadiness(db, patient.id)).complete, true);
});

databaseTest("only a patient can book", async ({ db }) => {
  const therapist = await createTherapist(testPractice(db));
  assert.equal((await bookingReadiness(db, therapist.id)).complete, false);
});
