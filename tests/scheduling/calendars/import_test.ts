import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { sql } from "kysely";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { calendarFile } from "../../../lib/scheduling/mail/calendar_file.ts";
import { failureSentence } from "../../../lib/scheduling/calendars/import/import_failure.ts";
import { listOwnCalendars, removeCalendar } from "../../../lib/scheduling/calendars/import/own_calendars.ts";
import { findSlots } from "../../../lib/scheduling/free/find_slots.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { readPage } from "../../support/read_page.ts";
import { auditOf, book, denver, wish } from "../desk.ts";
import { addAndRead, calendarOf, openCalendarSite, readingPractice, readNext } from "./calendar_site.ts";

const onPGlite = { engines: ["PGlite"] } as const;

async function setUp(db: Db) {
  const practice = readingPractice(db);
  const therapist = await createTherapist(practice, {
    profile: { slotMinutes: 50, bufferBeforeMinutes: 0, bufferAfterMinutes: 10 },
  });
  const patient = await createPatient(practice);
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  /** Returns the hours at which Wednesday's slots begin. */
  const wednesday = async () => {
    const from = Temporal.PlainDate.from("2026-03-04");
    const question = { therapistId: therapist.id, from, days: 1, timeZone: "America/Denver" };
    const found = await findSlots(acting.patient, question);
    assert.ok(found.kind === "found");
    return found.days[0].slots.map(({ startsAt }) => startsAt.toZonedDateTimeISO("America/Denver").hour);
  };
  return { practice, therapist, patient, acting, wednesday };
}

databaseTest("a slot that an imported calendar marks busy is neither shown nor booked", async ({ db }) => {
  await using site = openCalendarSite();
  const { practice, therapist, acting, wednesday } = await setUp(db);
  site.shows(["2026-03-04T10:15", "2026-03-04T10:30"], ["2026-03-04T13:50", "2026-03-04T15:00"]);
  assert.deepEqual(await wednesday(), [9, 10, 11, 12, 13, 14, 15, 16]);
  const id = await addAndRead(acting.therapist, site);
  // 10:00 and 14:00 are blocked, and so is 13:00 because of the ten minutes kept free after it.
  assert.deepEqual(await wednesday(), [9, 11, 12, 15, 16]);

  const refused = await bookAppointment(acting.patient, wish(therapist, "2026-03-04T13:00"));
  assert.equal(refused.kind, "taken");
  assert.ok(refused.kind === "taken" && refused.free.length > 0);
  const free = "free" in refused ? refused.free.map(({ startsAt }) => startsAt.toString()) : [];
  assert.ok(!free.includes(denver("2026-03-04T14:00").toString()), "the alternatives are free");
  assert.equal((await db.selectFrom("appointments").select("id").execute()).length, 0);
  const [trail] = await auditOf(db, "book");
  assert.deepEqual([trail.outcome, trail.reason], ["refused", "taken"]);

  site.shows();
  await readNext(practice);
  assert.deepEqual(await wednesday(), [9, 10, 11, 12, 13, 14, 15, 16]);
  assert.equal((await bookAppointment(acting.patient, wish(therapist, "2026-03-04T13:00"))).kind, "booked");

  site.shows(["2026-03-04T09:00", "2026-03-04T12:00"]);
  await readNext(practice);
  assert.deepEqual(await wednesday(), [12, 14, 15, 16]);
  assert.equal((await removeCalendar(acting.therapist, id)).kind, "removed");
  assert.deepEqual(await wednesday(), [9, 10, 11, 12, 14, 15, 16]);
});

databaseTest(
  "an appointment does not move into a busy time, and may stay if one appears",
  async ({ db }) => {
    await using site = openCalendarSite();
    const { therapist, acting } = await setUp(db);
    const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
    site.shows(["2026-03-04T10:00", "2026-03-04T10:50"], ["2026-03-04T15:00", "2026-03-04T16:00"]);
    await addAndRead(acting.therapist, site);
    const move = (as: typeof acting.patient, local: string) =>
      rescheduleAppointment(as, { appointmentId: id, startsAt: denver(local) });
    assert.equal((await move(acting.patient, "2026-03-04T15:00")).kind, "taken");
    assert.equal((await move(acting.therapist, "2026-03-04T15:00")).kind, "taken");
    assert.equal((await move(acting.patient, "2026-03-04T10:00")).kind, "rescheduled", "to its current time");
    assert.equal((await move(acting.patient, "2026-03-04T11:00")).kind, "rescheduled");
  },
);

databaseTest("other therapists' slots stay unchanged", async ({ db }) => {
  await using site = openCalendarSite();
  const { practice, acting } = await setUp(db);
  const other = await createTherapist(practice);
  site.shows(["2026-03-04T08:00", "2026-03-04T18:00"]);
  await addAndRead(acting.therapist, site);
  assert.equal((await bookAppointment(acting.patient, wish(other, "2026-03-04T10:00"))).kind, "booked");
}, onPGlite);

databaseTest(
  "Bloom's visits that return through the therapist's calendar do not block themselves",
  async ({ db }) => {
    await using site = openCalendarSite();
    const { practice, therapist, acting, wednesday } = await setUp(db);
    const { id } = await book(acting.patient, wish(therapist, "2026-03-04T10:00"));
    const row = await db.selectFrom("appointments").selectAll().where("id", "=", id)
      .executeTakeFirstOrThrow();
    const { content } = calendarFile(row, { config: practice.config, now: practice.now(), locale: "en" });
    site.answers(() => new Response(content));
    await addAndRead(acting.therapist, site);
    const moved = await rescheduleAppointment(acting.patient, {
      appointmentId: id,
      startsAt: denver("2026-03-04T15:00"),
    });
    assert.equal(moved.kind, "rescheduled");
    await readNext(practice);
    assert.ok((await wednesday()).includes(10), "the hour that it left is free");
  },
  onPGlite,
);

databaseTest("only busy times of a calendar are stored, and its address is sealed", async ({ db }) => {
  await using site = openCalendarSite();
  const { practice, acting } = await setUp(db);
  site.shows(["2026-03-04T10:00", "2026-03-04T11:00"], ["2026-03-04T10:30", "2026-03-04T12:00"]);
  await addAndRead(acting.therapist, site);
  const busy = await db.selectFrom("importedBusyTimes").select(["startsAt", "endsAt"]).execute();
  assert.deepEqual(busy.map(({ startsAt, endsAt }) => [startsAt.toString(), endsAt.toString()]), [
    [denver("2026-03-04T10:00").toString(), denver("2026-03-04T12:00").toString()],
  ]);
  const { rows } = await sql<{ everything: string }>`
    SELECT coalesce(string_agg(c::text, ' '), '') || (SELECT string_agg(b::text, ' ') FROM imported_busy_times AS b)
      || (SELECT coalesce(string_agg(j::text, ' '), '') FROM jobs AS j) AS everything
    FROM imported_calendars AS c`.execute(db);
  assert.doesNotMatch(rows[0].everything, /dentist|root|main street|tooth|127\.0\.0\.1|0123456789/i);
  assert.doesNotMatch(JSON.stringify(practice.events), /127\.0\.0\.1|0123456789/);
  const [calendar] = await listOwnCalendars(acting.therapist);
  assert.equal(calendar.site, new URL(site.address).host);
  assert.deepEqual([calendar.state, calendar.busyAhead, calendar.skipped], ["working", 1, 0]);
}, onPGlite);

databaseTest(
  "a failing calendar keeps its last reading, is tried less and less often, and shows the error",
  async ({ db }) => {
    await using site = openCalendarSite();
    const { practice, acting, wednesday } = await setUp(db);
    site.shows(["2026-03-04T10:00", "2026-03-04T11:00"]);
    await addAndRead(acting.therapist, site);
    site.answers(() => new Response(null, { status: 403 }));
    const waits: number[] = [];
    for (let failure = 1; failure <= 9; failure++) {
      await readNext(practice);
      const [calendar] = await listOwnCalendars(acting.therapist);
      assert.deepEqual([calendar.state, calendar.problem], ["failing", failureSentence("refused")]);
      waits.push(practice.now().until(calendar.nextReadAt).total("minutes"));
      // Only after the first failure, because these slots have passed by the later ones.
      if (failure === 1) assert.deepEqual(await wednesday(), [9, 11, 12, 13, 14, 15, 16]);
    }
    const whole = [30, 60, 120, 240, 480, 960, 1440, 1440, 1440];
    for (const [index, minutes] of whole.entries()) {
      assert.ok(waits[index] <= minutes && waits[index] >= 0.8 * minutes, `${waits[index]} of ${minutes}`);
    }
    site.answers(() => new Response("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
    await readNext(practice);
    const [calendar] = await listOwnCalendars(acting.therapist);
    assert.deepEqual([calendar.state, calendar.problem, calendar.busyAhead], ["working", null, 0]);
    assert.ok(practice.now().until(calendar.nextReadAt).total("minutes") <= 15);
  },
  onPGlite,
);

databaseTest("a calendar that leads outside the public internet is not read", async ({ db }) => {
  await using site = openCalendarSite();
  const { practice, acting } = await setUp(db);
  await addAndRead(acting.therapist, site);
  const strict = { ...practice, config: { ...practice.config, calendarLoopback: false } };
  practice.clock.advance({ hours: 1 });
  const before = site.asked();
  await runDueJobs(strict);
  assert.equal(site.asked(), before);
  const [calendar] = await listOwnCalendars(acting.therapist);
  assert.equal(calendar.problem, failureSentence("not_public"));
}, onPGlite);

databaseTest("closing an account deletes its calendars", async ({ db }) => {
  await using site = openCalendarSite();
  const { practice, acting } = await setUp(db);
  site.shows(["2026-03-04T10:00", "2026-03-04T11:00"]);
  await addAndRead(acting.therapist, site);
  assert.equal((await deleteAccount(acting.therapist)).kind, "deleted");
  assert.equal((await db.selectFrom("importedCalendars").select("id").execute()).length, 0);
  assert.equal((await db.selectFrom("importedBusyTimes").select("calendarId").execute()).length, 0);
  practice.clock.advance({ hours: 1 });
  const before = site.asked();
  await runDueJobs(practice);
  assert.equal(site.asked(), before);
}, onPGlite);

databaseTest(
  "A calendar that is understood in part says so and frees nothing: what its reading before blocked stays",
  async ({ db }) => {
    await using site = openCalendarSite();
    const { practice, acting, wednesday } = await setUp(db);
    site.shows(["2026-03-04T10:00", "2026-03-04T11:00"]);
    await addAndRead(acting.therapist, site);
    const whole = calendarOf([["2026-03-04T14:00", "2026-03-04T15:00"]]);
    site.answers(() =>
      new Response(whole.replace("END:VCALENDAR", "BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR"))
    );
    await readNext(practice);
    assert.deepEqual(await wednesday(), [9, 11, 12, 13, 15, 16]);
    const [calendar] = await listOwnCalendars(acting.therapist);
    assert.deepEqual([calendar.state, calendar.skipped], ["working", 1]);
    site.answers(() => new Response(whole));
    await readNext(practice);
    assert.deepEqual(await wednesday(), [9, 10, 11, 12, 13, 15, 16]);
  },
  onPGlite,
);

databaseTest(
  "a calendar that is ended at a limit is failing, and what was read before stands",
  async ({ db }) => {
    await using site = openCalendarSite();
    const { practice, acting, wednesday } = await setUp(db);
    site.shows(["2026-03-04T10:00", "2026-03-04T11:00"]);
    await addAndRead(acting.therapist, site);
    const endless = [
      "BEGIN:VEVENT",
      "DTSTART:20260101T000000Z",
      "DURATION:PT1S",
      "RRULE:FREQ=SECONDLY",
      "END:VEVENT",
    ];
    site.answers(() => new Response(["BEGIN:VCALENDAR", ...endless, "END:VCALENDAR"].join("\r\n")));
    await readNext(practice);
    const [calendar] = await listOwnCalendars(acting.therapist);
    assert.deepEqual([calendar.state, calendar.problem], ["failing", failureSentence("too_much")]);
    assert.deepEqual(await wednesday(), [9, 11, 12, 13, 14, 15, 16]);
  },
  onPGlite,
);

databaseTest("an event that the therapist declined by their address is free", async ({ db }) => {
  await using site = openCalendarSite();
  const { therapist, acting, wednesday } = await setUp(db);
  const declined = calendarOf([["2026-03-04T10:00", "2026-03-04T11:00"]])
    .replace(
      "ATTENDEE;CN=Dr. Tooth:mailto:tooth@clinic.example",
      `ATTENDEE;PARTSTAT=DECLINED:mailto:${therapist.email}`,
    );
  site.answers(() => new Response(declined));
  await addAndRead(acting.therapist, site);
  assert.deepEqual(await wednesday(), [9, 10, 11, 12, 13, 14, 15, 16]);
}, onPGlite);

databaseTest(
  "A calendar that lost most of its busy times is told to its owner, on the page and by one mail",
  async ({ db }) => {
    await using site = openCalendarSite();
    const { practice, therapist, acting } = await setUp(db);
    const days = ["09", "10", "11", "12", "13"].map((day) =>
      [`2026-03-${day}T10:00`, `2026-03-${day}T11:00`] as const
    );
    const news = async () => (await listOwnCalendars(acting.therapist))[0].shrunk;
    const mails = () => practice.outbox.filter(({ subject }) => /Most busy times are gone/.test(subject));
    const reading = async (...busy: typeof days) => {
      site.shows(...busy);
      await readNext(practice);
      await runDueJobs(practice);
    };
    site.shows(...days);
    await addAndRead(acting.therapist, site);
    assert.equal(await news(), null);
    await reading(...days.slice(0, 3));
    assert.equal(await news(), null, "three of five are left");
    await reading(...days);
    await reading(...days.slice(0, 2));
    const at = practice.now();
    assert.deepEqual(await news(), { at, from: 5, to: 2 });
    assert.deepEqual(mails().map(({ to }) => to), [therapist.email]);
    assert.match(mails()[0].text, /Busy times before: 5\nLeft of them: 2/);
    await reading(...days);
    await reading();
    assert.equal((await news())?.to, 0);
    assert.equal(mails().length, 1, "A calendar that comes and goes is mailed about once a week.");
    const client = await (await testApp(practice)).as(therapist);
    const { text } = await client.fetch("/practice/calendars").then(readPage);
    assert.match(text, /Most of its busy times are gone\. On .*, 0 of its 5 upcoming busy times were left\./);
    practice.clock.advance({ hours: 15 * 24 });
    assert.equal(await news(), null);
  },
  onPGlite,
);
