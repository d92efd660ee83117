import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";
import { findPracticeCalendar } from "../../../lib/scheduling/timetable/practice_calendar.ts";
import { testApp } from "../../support/app.ts";
import { countingQueries } from "../../support/counting_queries.ts";
import { databaseTest } from "../../support/database.ts";
import { createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { type ReadPage, readPage } from "../../support/read_page.ts";
import { writeWeeklyVisits } from "../../support/weekly_visits.ts";
import { denver, practiceOn } from "../desk.ts";
import { after, aFullFriday, cancel, waitFor } from "../waitlist/waiting.ts";

const TUESDAY = Temporal.PlainDate.from("2026-03-03");

async function atTheDesk(db: Db) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, {
    timeOff: [{ startsAt: denver("2026-03-05T13:00"), endsAt: denver("2026-03-05T15:00"), note: "Dentist" }],
  });
  const patient = await createPatient(practice, { name: "Robin Field" });
  const therapistId = therapist.id;
  const visit = (local: string, facts: Partial<Parameters<typeof createAppointment>[1]> = {}) =>
    createAppointment(practice, { therapistId, patientId: patient.id, startsAt: denver(local), ...facts });
  const client = await (await testApp(practice)).as(therapist);
  const look = async (query = ""): Promise<ReadPage> => readPage(await client.fetch(`/practice${query}`));
  return { practice, therapist, patient, visit, look };
}

/** Returns the text of a day on a page, between its heading and the next. */
const dayOf = ({ text }: ReadPage, from: string, to: string) => text.split(from)[1].split(to)[0];

databaseTest("a time offered to the waitlist is shown as held and no longer as free", async ({ db }) => {
  const { practice, therapist, holder, booked, patients: [waiting] } = await aFullFriday(db);
  const client = await (await testApp(practice)).as(therapist);
  const friday = async () =>
    dayOf(await readPage(await client.fetch("/practice")), "Friday, March 6", "Saturday, March 7");
  const entry = await waitFor(waiting, therapist);
  await cancel(holder, booked);
  assert.match(await friday(), /New at 10:00 AM/);
  await after(practice, 5);
  const held = await friday();
  assert.match(held, /10:00 AM – 10:50 AM : held for the waitlist/);
  assert.doesNotMatch(held, /New at 10:00 AM/);
  assert.ok(await leaveWaitlist(waiting, entry));
  assert.doesNotMatch(await friday(), /held/);
}, { engines: ["PGlite"] });

databaseTest(
  "a week lists visits, requests and blocked time by day with their states, and omits canceled ones",
  async ({ db }) => {
    const { practice, therapist, patient, visit, look } = await atTheDesk(db);
    await visit("2026-03-03T10:00");
    await visit("2026-03-03T14:00", { status: "pending", expiresAt: denver("2026-03-03T14:00") });
    await visit("2026-03-04T09:00", { status: "fulfilled" });
    await visit("2026-03-04T11:00", { status: "noshow" });
    const { id } = await visit("2026-03-06T09:00");
    await cancelAppointment(actingFor(practice, patient), { appointmentId: id, reason: "", late: true });
    await addBusyTime(db, therapist.id, "2026-03-06T12:00", "2026-03-06T13:00");
    const page = await look();
    assert.equal(page.status, 200);
    assert.match(page.text, /March 2 – 8, 2026/);
    const tuesday = dayOf(page, "Tuesday, March 3", "Wednesday, March 4");
    assert.match(
      tuesday,
      /10:00 AM\s*– 10:50 AM Move Robin Field .*2:00 PM\s*– 2:50 PM Move Robin Field · requested/,
    );
    assert.match(
      dayOf(page, "Wednesday, March 4", "Thursday"),
      /Robin Field · done .*Robin Field · missed/,
    );
    assert.match(dayOf(page, "Thursday, March 5", "Friday"), /1:00 PM – 3:00 PM : time off \(Dentist\)/);
    const friday = dayOf(page, "Friday, March 6", "Saturday");
    assert.match(friday, /12:00 PM – 1:00 PM : busy in another calendar/);
    assert.doesNotMatch(friday, /Robin/);
    assert.ok(page.links.includes("/practice/appointments/new?startsAt=2026-03-03T16%3A00%3A00Z"));
    assert.ok(
      !page.links.includes("/practice/appointments/new?startsAt=2026-03-03T17%3A00%3A00Z"),
      "It is taken.",
    );
    assert.doesNotMatch(page.html, /style=/);
  },
  { engines: ["PGlite"] },
);

databaseTest("a day shows only itself, and links to the days around it and to its week", async ({ db }) => {
  const { visit, look } = await atTheDesk(db);
  const { id } = await visit("2026-03-03T10:00");
  await visit("2026-03-04T10:00", {
    patientId: (await createPatient(practiceOn(db), { name: "Jo Park" })).id,
  });
  const page = await look("?view=day&day=2026-03-03");
  assert.match(page.text, /Tuesday, March 3, 2026/);
  assert.match(page.text, /Robin Field/);
  assert.doesNotMatch(page.text, /Jo Park/);
  for (const day of ["2026-03-02", "2026-03-04"]) {
    assert.ok(page.links.includes(`/practice?view=day&day=${day}`));
  }
  assert.ok(page.links.includes("/practice?view=week&day=2026-03-03"));
  assert.ok(page.links.includes(`/appointments/${id}`));
  assert.ok(page.links.includes(`/appointments/${id}/reschedule`));
  assert.match((await look("?view=month&day=yesterday")).text, /March 2 – 8, 2026/);
}, { engines: ["PGlite"] });

databaseTest("a day with a clock change says so", async ({ db }) => {
  const { look } = await atTheDesk(db);
  assert.match((await look("?view=day&day=2026-03-08")).text, /Clocks spring forward: one hour is skipped\./);
  assert.match((await look("?view=day&day=2026-11-01")).text, /Clocks fall back: one hour happens twice\./);
}, { engines: ["PGlite"] });

databaseTest(
  "a list above the calendar shows what waits for its therapist, and for no one else",
  async ({ db }) => {
    const { practice, therapist, patient, visit, look } = await atTheDesk(db);
    const quiet = await look();
    for (
      const word of [
        "needs your answer",
        "is asking to work",
        "couldn't be read",
        "expires soon",
        "attention",
      ]
    ) {
      assert.ok(!quiet.text.includes(word), word);
    }
    await visit("2026-03-03T14:00", { status: "pending", expiresAt: denver("2026-03-03T14:00") });
    await visit("2026-03-02T08:00", { status: "pending", expiresAt: denver("2026-03-02T08:00") });
    const therapistId = therapist.id;
    await db.insertInto("careRelationships").values({
      id: crypto.randomUUID(),
      patientId: patient.id,
      therapistId,
      status: "requested",
      waitlisted: false,
      updatedAt: practice.now(),
      requestedAt: practice.now(),
    }).execute();
    await addBusyTime(db, therapistId, "2026-03-06T12:00", "2026-03-06T13:00", "refused");
    await db.updateTable("credentials").set({ expiresAt: denver("2026-03-20T00:00") })
      .where("therapistId", "=", therapistId).execute();
    const page = await look();
    assert.match(
      page.text,
      /One visit request needs your answer/,
      "A request whose time has begun cannot be answered.",
    );
    assert.match(page.text, /One patient is asking to work with you/);
    assert.match(page.text, /One other calendar couldn't be read/);
    assert.match(page.text, /One of your licenses expires soon: before Friday, March 20/);
    for (const link of ["/practice/requests", "/practice/calendars", "/practice/credentials"]) {
      assert.ok(page.links.includes(link), link);
    }
    const other = await createTherapist(practice, { name: "Dr. Other" });
    const theirs = await findPracticeCalendar(actingFor(practice, other), { scope: "week", day: TUESDAY });
    assert.deepEqual({ ...theirs.news }, {
      gaps: [],
      careRequests: 0,
      visitRequests: 0,
      openFlags: 0,
      failingCalendars: 0,
      licenseEnds: null,
    });
  },
  { engines: ["PGlite"] },
);

databaseTest(
  "a day or week costs three queries and loads only what it shows, after two years of twenty visits a week",
  async ({ db }) => {
    const { practice, therapist } = await atTheDesk(db);
    const patients = await Promise.all(
      ["A", "B", "C", "D", "E"].map((name) => createPatient(practice, { name })),
    );
    await writeWeeklyVisits(practice, {
      therapistId: therapist.id,
      patientIds: patients.map(({ id }) => id),
      timeZone: "America/Denver",
      day: TUESDAY,
      weeks: { from: -104, to: 1 },
    });
    const counted = countingQueries(db);
    const acting = { ...actingFor(practice, therapist), db: counted.db };
    for (const [scope, visits] of [["week", 20], ["day", 5]] as const) {
      [counted.queries, counted.rows] = [0, 0];
      const { days } = await findPracticeCalendar(acting, { scope, day: TUESDAY });
      const shown = days.flatMap(({ items }) => items).filter(({ kind }) => kind === "visit");
      assert.equal(shown.length, visits);
      assert.equal(counted.queries, 3);
      assert.ok(counted.rows <= visits + 1, `${counted.rows} rows`);
    }
    const audited = await db.selectFrom("auditEvents").select("ownerId").distinct()
      .where("actorId", "=", therapist.id).where("action", "=", "list").execute();
    assert.equal(audited.length, 5, "Each displayed patient leaves an audit event, in one statement.");
  },
);

/** Adds an imported calendar with one busy time. @param failure how its last reading failed. */
async function addBusyTime(
  db: Db,
  therapistId: string,
  from: string,
  until: string,
  failure: string | null = null,
): Promise<void> {
  const id = crypto.randomUUID();
  await db.insertInto("importedCalendars").values({
    id,
    therapistId,
    name: "Private",
    address: "sealed",
    addressHash: id,
    turn: 1,
    failures: 0,
    failure,
    skipped: 0,
    readAt: denver("2026-03-01T00:00"),
    nextReadAt: denver("2026-03-09T00:00"),
    createdAt: denver("2026-03-01T00:00"),
  }).execute();
  await db.insertInto("importedBusyTimes")
    .values({ calendarId: id, therapistId, startsAt: denver(from), endsAt: denver(until) }).execute();
}
