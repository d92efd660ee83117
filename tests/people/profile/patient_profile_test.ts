import assert from "node:assert/strict";
import { TELEHEALTH_CONSENT_VERSION } from "../../../lib/welcome/consent.ts";
import { readPatientProfile } from "../../../lib/people/profile/patient_profile.ts";
import { updatePatientProfile } from "../../../lib/people/profile/update_patient_profile.ts";
import type { Db } from "../../../db/client.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, emptyPatientProfile } from "../../support/factories.ts";
import { actingFor, testPractice } from "../../support/practice.ts";

const auditOf = (db: Db) =>
  db.selectFrom("auditEvents").select(["action", "subjectType", "actorId", "ownerId", "reason"]).execute();

databaseTest("reading a patient's profile leaves an audit event", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, { name: "Robin Reyes", profile: { preferredName: "Rob" } });
  const profile = await readPatientProfile(actingFor(practice, patient));
  assert.equal(profile.preferredName, "Rob");
  assert.deepEqual(profile.birthDate?.toString(), "1990-05-17");
  assert.deepEqual(profile.emergencyContact, {
    name: "Sam Reyes",
    phone: "+13035550143",
    relationship: "Sibling",
  });
  assert.deepEqual(await auditOf(db), [{
    action: "read",
    subjectType: "patient_profile",
    actorId: patient.id,
    ownerId: patient.id,
    reason: null,
  }]);
});

databaseTest("a change affects only the fields it names", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, { name: "Robin Reyes" });
  const other = await createPatient(practice);
  const acting = actingFor(practice, patient);
  const before = await readPatientProfile(acting);
  const result = await updatePatientProfile(acting, { state: "NM", timeZone: "America/Boise" });
  assert.deepEqual(result, {
    kind: "saved",
    profile: { ...before, state: "NM", timeZone: "America/Boise" },
  });
  assert.equal((await readPatientProfile(actingFor(practice, other))).state, "CO");
});

databaseTest("a change is audited by the names of its fields, never by their values", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice);
  await updatePatientProfile(actingFor(practice, patient), { state: "NM", phone: "+15055550100" });
  assert.deepEqual(await auditOf(db), [{
    action: "update",
    subjectType: "patient_profile",
    actorId: patient.id,
    ownerId: patient.id,
    reason: "phone state",
  }]);
});

databaseTest("a preferred name can be removed", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, { profile: { preferredName: "Rob" } });
  const result = await updatePatientProfile(actingFor(practice, patient), { preferredName: null });
  assert.equal(result.kind === "saved" && result.profile.preferredName, null);
});

databaseTest("a patient under 18 is told so, and nothing is saved", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, { profile: emptyPatientProfile });
  const born = practice.now().toZonedDateTimeISO(patient.timeZone).toPlainDate().subtract({ years: 17 });
  const acting = actingFor(practice, patient);
  assert.deepEqual(await updatePatientProfile(acting, { legalName: "R", birthDate: born.toString() }), {
    kind: "invalid",
    errors: [{ path: "birthDate", message: "You need to be 18 or older to have your own account." }],
  });
  assert.equal((await readPatientProfile(acting)).legalName, null);
});

databaseTest("the age of 18 is decided by the date in the patient's zone", async ({ db }) => {
  const practice = testPractice(db);
  practice.clock.set("2026-06-01T08:00:00Z");
  const patient = await createPatient(practice, { timeZone: "Pacific/Honolulu" });
  const acting = actingFor(practice, patient);
  const birthDate = "2008-06-01";
  assert.equal((await updatePatientProfile(acting, { birthDate })).kind, "invalid");
  assert.equal(
    (await updatePatientProfile(acting, { birthDate, timeZone: "America/New_York" })).kind,
    "saved",
  );
});

databaseTest(
  "consent is stored with its version and time; agreeing twice equals agreeing once",
  async ({ db }) => {
    const practice = testPractice(db);
    const patient = await createPatient(practice, { hasConsented: false });
    const acting = actingFor(practice, patient);
    const agree = () =>
      updatePatientProfile(acting, { telehealthConsent: { version: TELEHEALTH_CONSENT_VERSION } });
    const givenAt = practice.now();
    assert.equal((await agree()).kind, "saved");
    practice.clock.advance({ hours: 5 });
    assert.equal((await agree()).kind, "saved");
    const { telehealthConsent, booking } = await readPatientProfile(acting);
    const version = TELEHEALTH_CONSENT_VERSION;
    assert.deepEqual(
      { ...telehealthConsent, givenAt: String(telehealthConsent?.givenAt) },
      { version, givenAt: String(givenAt), isCurrent: true },
    );
    assert.deepEqual(booking, { ready: true, missing: [] });
  },
);

databaseTest("consent is only accepted for the current text", async ({ db }) => {
  const practice = testPractice(db);
  const patient = await createPatient(practice, { hasConsented: false });
  const acting = actingFor(practice, patient);
  const result = await updatePatientProfile(acting, { telehealthConsent: { version: "2019-01" } });
  assert.deepEqual(result.kind === "invalid" && result.errors.map(({ path }) => path), [
    "telehealthConsent.version",
  ]);
  assert.equal((await readPatientProfile(acting)).telehealthConsent, null);
});
