import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { suspendUser } from "../../support/suspend_user.ts";
import { claimJobs } from "../../../lib/jobs/claim_jobs.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { failureSentence } from "../../../lib/scheduling/calendars/import/import_failure.ts";
import { askForReading, listOwnCalendars } from "../../../lib/scheduling/calendars/import/own_calendars.ts";
import { pollCalendar } from "../../../lib/scheduling/calendars/import/poll_calendar.ts";
import { readingDelaySeconds } from "../../../lib/scheduling/calendars/import/reading_delay.ts";
import { resumeReadings } from "../../../lib/scheduling/calendars/import/resume_readings.ts";
import { databaseTest } from "../../support/database.ts";
import { createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { addAndRead, openCalendarSite, readingPractice, readNext } from "./calendar_site.ts";

const onPGlite = { engines: ["PGlite"] } as const;

async function setUp(db: Db) {
  const site = openCalendarSite();
  const practice = readingPractice(db);
  const therapist = await createTherapist(practice);
  const acting = actingFor(practice, therapist);
  site.shows(["2026-03-04T10:00", "2026-03-04T11:00"]);
  const id = await addAndRead(acting, site);
  const turn = async () =>
    (await db.selectFrom("importedCalendars").select("turn").where("id", "=", id).executeTakeFirstOrThrow())
      .turn;
  const jobs = () => db.selectFrom("jobs").select(["id", "runAt"]).where("kind", "=", "calendar").execute();
  return { site, practice, therapist, acting, id, turn, jobs };
}

databaseTest("one chain of jobs reads a calendar every quarter of an hour", async ({ db }) => {
  const { site, practice, jobs, turn } = await setUp(db);
  await using _ = site;
  for (let readings = 1; readings <= 4; readings++) {
    assert.equal(site.asked(), readings);
    assert.equal(await turn(), readings + 1);
    const [job, ...others] = await jobs();
    assert.deepEqual(others, []);
    const minutes = practice.now().until(job.runAt).total("minutes");
    assert.ok(minutes <= 15 && minutes >= 12, String(minutes));
    await readNext(practice);
  }
});

databaseTest(
  "if a worker dies before it stores its reading, the calendar is read again, once",
  async ({ db }) => {
    const { site, practice, jobs } = await setUp(db);
    await using _ = site;
    practice.clock.advance({ minutes: 15 });
    const [claimed] = await claimJobs(db, practice.now(), 5);
    assert.equal(claimed.kind, "calendar");
    await runDueJobs(practice);
    assert.equal(site.asked(), 1, "the lease still holds");
    practice.clock.advance({ minutes: 3 });
    await runDueJobs(practice);
    assert.equal(site.asked(), 2);
    assert.equal((await jobs()).length, 1);
  },
);

databaseTest("a worker that dies after it stored its reading leaves one chain", async ({ db }) => {
  const { site, practice, id, jobs, turn } = await setUp(db);
  await using _ = site;
  // The same job once more: its turn is over.
  const again = await pollCalendar(practice, { payload: { calendarId: id, turn: 1 } });
  assert.equal(again, "dropped");
  assert.equal(site.asked(), 1);
  assert.equal(await turn(), 2);
  assert.equal((await jobs()).length, 1);
});

databaseTest(
  "two workers at one turn, because the first was considered dead, store one reading",
  async ({ db }) => {
    const { site, practice, id, jobs, turn } = await setUp(db);
    await using _ = site;
    const meet = Promise.withResolvers<void>();
    site.answers(async () => {
      if (site.asked() === 3) meet.resolve();
      await meet.promise;
      return new Response("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    });
    const job = { payload: { calendarId: id, turn: 2 } };
    const outcomes = await Promise.all([pollCalendar(practice, job), pollCalendar(practice, job)]);
    assert.deepEqual(outcomes.toSorted(), ["done", "dropped"]);
    assert.equal(await turn(), 3);
    // The job of turn 2, which is not claimed here and will be dropped, and the job of turn 3.
    assert.equal((await jobs()).length, 2);
    practice.clock.advance({ hours: 1 });
    await runDueJobs(practice);
    assert.equal(site.asked(), 4);
    assert.equal((await jobs()).length, 1);
  },
);

databaseTest("a broken chain is resumed once, however many processes sweep", async ({ db }) => {
  const { site, practice, acting, jobs } = await setUp(db);
  await using _ = site;
  await db.deleteFrom("jobs").execute();
  await resumeReadings(practice);
  assert.equal((await jobs()).length, 0, "not before it is overdue");
  practice.clock.advance({ hours: 2 });
  await Promise.all(Array.from({ length: 5 }, () => resumeReadings(practice)));
  assert.equal((await jobs()).length, 1);
  assert.equal((await listOwnCalendars(acting))[0].problem, failureSentence("interrupted"));
  await readNext(practice);
  assert.equal(site.asked(), 2);
  assert.equal((await listOwnCalendars(acting))[0].problem, null);
  await resumeReadings(practice);
  assert.equal((await jobs()).length, 1);
});

databaseTest("a therapist who asks repeatedly has the calendar read once", async ({ db }) => {
  const { site, practice, acting, id, jobs } = await setUp(db);
  await using _ = site;
  for (let times = 0; times < 3; times++) assert.equal((await askForReading(acting, id)).kind, "asked");
  assert.equal((await jobs()).length, 2, "the one that was due later has lost its turn");
  await runDueJobs(practice);
  assert.equal(site.asked(), 2);
  practice.clock.advance({ hours: 1 });
  await runDueJobs(practice);
  assert.equal(site.asked(), 3);
  assert.equal((await jobs()).length, 1);
}, onPGlite);

databaseTest("a suspended user's calendar is not read until they are back", async ({ db }) => {
  const { site, practice, therapist, acting, jobs } = await setUp(db);
  await using _ = site;
  await suspendUser(acting, therapist.id);
  practice.clock.advance({ hours: 2 });
  await runDueJobs(practice);
  await resumeReadings(practice);
  assert.equal(site.asked(), 1);
  assert.equal((await jobs()).length, 0);
  await db.updateTable("users").set({ status: "active" }).where("id", "=", therapist.id).execute();
  await resumeReadings(practice);
  await readNext(practice);
  assert.equal(site.asked(), 2);
}, onPGlite);

databaseTest("other sites do not delay mail: calendars have their own lane", async ({ db }) => {
  const { site, practice } = await setUp(db);
  await using _ = site;
  practice.clock.advance({ hours: 1 });
  assert.deepEqual(await claimJobs(db, practice.now(), 5, "prompt"), []);
  assert.equal((await claimJobs(db, practice.now(), 5, "slow")).length, 1);
}, onPGlite);

Deno.test("a working calendar is read again soon; each failure doubles the delay, up to a day", () => {
  const minutes = (failures: number, random: number) => readingDelaySeconds(failures, () => random) / 60;
  assert.deepEqual([0, 1, 2, 6, 7, 50].map((failures) => minutes(failures, 1)), [
    15,
    30,
    60,
    960,
    1440,
    1440,
  ]);
  assert.deepEqual([0, 50].map((failures) => minutes(failures, 0)), [12, 1152]);
});
