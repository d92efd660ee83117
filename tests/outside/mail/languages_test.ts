import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import type { LocaleCode } from "../../../lib/shared/codes/locales.ts";
import { sayTime } from "../../../lib/shared/say_time/say_time_in.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

Deno.test("times follow each language's conventions", () => {
  const at = Temporal.Instant.from("2026-03-04T20:05:00Z");
  const say = (locale: LocaleCode) => sayTime[locale].sayMoment(at, "America/Denver", at);
  assert.equal(say("en"), "Wednesday, March 4 at 1:05 PM");
  assert.equal(say("es"), "miércoles, 4 de marzo a la 1:05 p. m.");
  const briefly = (locale: LocaleCode, now: string) =>
    sayTime[locale].sayBriefly(at, "America/Denver", Temporal.Instant.from(now));
  assert.equal(briefly("en", "2026-03-01T00:00:00Z"), "Wed, Mar 4 at 1:05 PM");
  assert.equal(briefly("en", "2025-12-31T00:00:00Z"), "Wed, Mar 4, 2026 at 1:05 PM");
  assert.equal(briefly("es", "2026-03-01T00:00:00Z"), "mié 4 mar, 1:05 p. m.");
  assert.equal(briefly("es", "2025-12-31T00:00:00Z"), "mié 4 mar 2026, 1:05 p. m.");
  const day = Temporal.PlainDate.from("2032-09-01");
  assert.deepEqual([sayTime.en.sayDay(day), sayTime.es.sayDay(day)], [
    "September 1, 2032",
    "1 de septiembre de 2032",
  ]);
});

databaseTest("users who chose Spanish get every mail in Spanish", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice, { locale: "es" });
  const patient = await createPatient(practice, { locale: "es" });
  const atPatient = await app.as(patient);
  const asked = await atPatient.postJson(`/api/care`, { therapistId: therapist.id, note: "Hola" });
  assert.equal(asked.status, 201);
  const { id } = await asked.json();
  const atTherapist = await app.as(therapist);
  assert.equal((await atTherapist.postJson(`/api/care/${id}/answer`, { decision: "accept" })).status, 204);
  const measure = { instrument: "phq9", repeats: "once" };
  await atTherapist.postJson(`/api/practice/patients/${patient.id}/measures`, measure);
  await app.postJson("/api/auth/password-reset", { email: patient.email });
  await runDueJobs(practice);
  await runDueJobs(practice);
  assert.deepEqual(practice.outbox.map(({ html }) => /lang="(\w+)"/.exec(html ?? "")?.[1]), [
    "es",
    "es",
    "es",
    "es",
  ]);
}, { engines: ["PGlite"] });
