import assert from "node:assert/strict";
import { idleWarningAfter } from "../../../lib/auth/sessions/idle_warning.ts";
import { readConfig } from "../../../lib/config/config.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const after = (SESSION_IDLE_MINUTES: string) =>
  idleWarningAfter(readConfig({ SESSION_IDLE_MINUTES }).sessionLimits, "therapist");

Deno.test("the warning appears minutes before the end, early enough to act on", () => {
  assert.equal(after("therapist:720"), 720 * 60 - 7 * 60);
  assert.equal(after("therapist:10"), 5 * 60);
  assert.equal(after("therapist:1440"), 1433 * 60);
  assert.equal(after("therapist:1441"), null, "No one keeps a page open for longer than a day.");
});

databaseTest(
  "a role whose idle time is hours is warned without a script; a role whose idle time is weeks is not",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const therapist = await app.as(await createTherapist(practice));
    const html = await (await therapist.fetch("/practice/schedule")).text();
    assert.match(html, /<link rel="stylesheet" href="\/idle-warning\/therapist"/);
    assert.match(html, /action="\/account\/sessions\/renewal" target="_blank"/);
    const css = await app.fetch("/idle-warning/therapist");
    assert.match(await css.text(), /0s 42780s/);
    assert.match(css.headers.get("content-type") ?? "", /^text\/css/);
    assert.equal((await therapist.postForm("/account/sessions/renewal", {})).status, 303);

    const patient = await app.as(await createPatient(practice));
    assert.doesNotMatch(await (await patient.fetch("/account")).text(), /idle-warning/);
    assert.equal((await app.fetch("/idle-warning/patient")).status, 404);
    assert.equal((await app.fetch("/idle-warning/nobody")).status, 404);
  },
  { engines: ["PGlite"] },
);
