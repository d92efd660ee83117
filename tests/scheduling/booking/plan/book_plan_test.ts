import assert from "node:assert/strict";
import ICAL from "ical.js";
import { bookPlan } from "../../../../lib/scheduling/booking/plan/book_plan.ts";
import { conflictName } from "../../../../lib/scheduling/booking/plan/conflicts.ts";
import { previewPlan } from "../../../../lib/scheduling/booking/plan/preview_plan.ts";
import { runDueJobs } from "../../../../lib/worker/run_due_jobs.ts";
import { saveSchedule } from "../../../../lib/scheduling/availability/save_schedule.ts";
import { readSchedule } from "../../../../lib/scheduling/availability/read_schedule.ts";
import { databaseTest } from "../../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../../support/factories.ts";
import { actingFor } from "../../../support/practice.ts";
import { auditOf, book, countRows, denver, wish } from "../../desk.ts";
import { aPlan, bookAll, decisions, deskWithPatient, inDenver } from "./a_plan.ts";

databaseTest(
  "a patient books a series, with each visit's own time at the same local hour",
  async ({ db }) => {
    const { therapist, patient, acting } = await deskWithPatient(db);
    const booked = await bookAll(acting.patient, aPlan(therapist, [patient]), decisions());
    assert.deepEqual(inDenver(booked), [
      "2026-03-04T10:00",
      "2026-03-11T10:00",
      "2026-03-18T10:00",
      "2026-03-25T10:00",
    ]);
    const [{ seriesId }] = booked;
    assert.ok(seriesId && booked.every((one) => one.seriesId === seriesId));
    assert.equal(await countRows(db, "bookedTime"), 4 * 22);
    assert.equal((await auditOf(db, "book")).length, 4);
  },
);

databaseTest("every conflict is shown before booking, and skipping them books the rest", async ({ db }) => {
  const { practice, therapist, patient, acting } = await deskWithPatient(db);
  const other = await createPatient(practice);
  await connect(practice, other, therapist);
  await book(actingFor(practice, other), wish(therapist, "2026-03-11T10:00"));
  const plan = aPlan(therapist, [patient]);
  const preview = await previewPlan(acting.patient, plan);
  assert.ok(preview.kind === "preview");
  assert.deepEqual(preview.visits.map(({ conflicts }) => conflicts), [[], ["taken"], [], []]);
  const refused = await bookPlan(acting.patient, plan, decisions());
  assert.equal(refused.kind, "conflicts");
  assert.equal(await countRows(db, "appointments"), 1, "all or none");
  const booked = await bookAll(acting.patient, plan, decisions({ skip: [denver("2026-03-11T10:00")] }));
  assert.deepEqual(inDenver(booked), ["2026-03-04T10:00", "2026-03-18T10:00", "2026-03-25T10:00"]);
});

databaseTest("A therapist may override the rules after seeing every conflict at once", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db, { profile: { horizonDays: 20 } });
  const { version, ...schedule } = await readSchedule(acting.therapist, db);
  const timeOff = [{ startsOn: "2026-03-11", endsOn: "2026-03-11", note: "" }];
  await saveSchedule(acting.therapist, { ...schedule, timeOff }, { version, acceptConflicts: false });
  const evenings = aPlan(therapist, [patient], { startsAt: denver("2026-03-04T18:30") });
  const preview = await previewPlan(acting.therapist, evenings);
  assert.ok(preview.kind === "preview");
  assert.deepEqual(preview.visits.map(({ conflicts }) => conflicts), [
    ["outside_hours"],
    ["outside_hours", "time_off"],
    ["outside_hours"],
    ["too_far", "outside_hours"],
  ]);
  const all = preview.visits.flatMap((visit) =>
    visit.conflicts.map((conflict) => conflictName(visit, conflict))
  );
  const unseen = await bookPlan(acting.therapist, evenings, decisions({ override: all.slice(1) }));
  assert.equal(unseen.kind, "conflicts", "an unseen conflict is shown again");
  assert.equal(await countRows(db, "appointments"), 0);
  const booked = await bookAll(acting.therapist, evenings, decisions({ override: all }));
  assert.equal(booked.length, 4);
  const rows = await db.selectFrom("appointments").select("overridden").execute();
  assert.deepEqual(rows.map(({ overridden }) => overridden), [true, true, true, true]);
  const trail = await auditOf(db, "override");
  assert.deepEqual(trail.map(({ reason }) => reason).toSorted(), [
    "outside_hours",
    "outside_hours",
    "outside_hours,time_off",
    "too_far,outside_hours",
  ]);
});

databaseTest("a patient cannot override a conflict with any input", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db);
  const evening = aPlan(therapist, [patient], { startsAt: denver("2026-03-04T18:30"), repeat: null });
  const override = [conflictName({ startsAt: evening.startsAt, endsAt: evening.startsAt }, "outside_hours")];
  assert.equal((await bookPlan(acting.patient, evening, decisions({ override }))).kind, "conflicts");
  assert.equal(await countRows(db, "appointments"), 0);
});

databaseTest(
  "no one can override a time that is taken; it can only be skipped",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await deskWithPatient(db);
    const other = await createTherapist(practice);
    await book(acting.patient, wish(other, "2026-03-11T10:00"));
    const plan = aPlan(therapist, [patient]);
    const preview = await previewPlan(acting.therapist, plan);
    assert.ok(preview.kind === "preview");
    const [, second] = preview.visits;
    assert.deepEqual(second.conflicts, ["patient_taken"]);
    const override = [conflictName(second, "patient_taken")];
    assert.equal((await bookPlan(acting.therapist, plan, decisions({ override }))).kind, "conflicts");
    assert.equal((await bookAll(acting.therapist, plan, decisions({ skip: [second.startsAt] }))).length, 3);
  },
);

databaseTest(
  "a therapist books without notice, within their hours, and only for their own patients",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await deskWithPatient(db);
    const soon = aPlan(therapist, [patient], { startsAt: denver("2026-03-02T11:35"), repeat: null });
    const [{ status, seriesId }] = await bookAll(acting.therapist, soon, decisions());
    assert.equal(status, "booked");
    assert.equal(seriesId, null);
    const stranger = await createPatient(practice);
    const theirs = aPlan(therapist, [stranger], { repeat: null });
    assert.deepEqual(await bookPlan(acting.therapist, theirs, decisions()), { kind: "not_connected" });
    const both = aPlan(therapist, [patient, stranger], { kind: "couple", repeat: null });
    assert.deepEqual(await bookPlan(acting.therapist, both, decisions()), { kind: "not_connected" });
    const elsewhere = actingFor(practice, await createTherapist(practice));
    assert.deepEqual(await bookPlan(elsewhere, soon, decisions()), { kind: "not_found" });
    const forAnother = aPlan(therapist, [patient, stranger], { repeat: null });
    assert.deepEqual(await bookPlan(acting.patient, forAnother, decisions()), { kind: "not_found" });
  },
);

databaseTest("a therapist's refused plan is never recorded for a stranger", async ({ db }) => {
  const { practice, therapist, patient, acting } = await deskWithPatient(db);
  const stranger = await createPatient(practice);
  for (const patients of [[stranger], [stranger, patient]]) {
    const plan = aPlan(therapist, patients, { kind: "group", repeat: null });
    assert.deepEqual(await bookPlan(acting.therapist, plan, decisions()), { kind: "not_connected" });
  }
  const owners = (await auditOf(db, "book")).map(({ ownerId }) => ownerId);
  assert.deepEqual(owners, [null, patient.id]);
}, { engines: ["PGlite"] });

databaseTest("only a therapist can book a visit for a couple or a group", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db);
  for (const kind of ["couple", "group"] as const) {
    const plan = aPlan(therapist, [patient], { kind, repeat: null });
    assert.deepEqual(await previewPlan(acting.patient, plan), { kind: "not_found" });
    assert.deepEqual(await bookPlan(acting.patient, plan, decisions()), { kind: "not_found" });
    assert.equal((await bookPlan(acting.therapist, plan, decisions())).kind, "booked");
    await db.deleteFrom("appointments").execute();
  }
});

databaseTest("several patients attend one visit, each with their own time", async ({ db }) => {
  const { practice, therapist, patient, acting } = await deskWithPatient(db);
  const other = await createPatient(practice, { timeZone: "America/New_York" });
  await connect(practice, other, therapist);
  const plan = aPlan(therapist, [patient, other], { kind: "couple", repeat: null });
  const [{ patients }] = await bookAll(acting.therapist, plan, decisions());
  assert.equal(patients.length, 2);
  assert.equal(await countRows(db, "bookedTime"), 12 + 10 + 10);
  const busy = aPlan(therapist, [other], { startsAt: denver("2026-03-04T10:30"), repeat: null });
  const preview = await previewPlan(acting.therapist, busy);
  assert.deepEqual(preview.kind === "preview" && preview.visits[0].conflicts, ["taken", "patient_taken"]);
});

databaseTest("a series that is sent again returns the same series", async ({ db }) => {
  const { therapist, patient, acting } = await deskWithPatient(db);
  const [plan, decided] = [aPlan(therapist, [patient]), decisions()];
  const results = await Promise.all([1, 2, 3].map(() => bookPlan(acting.patient, plan, decided)));
  assert.deepEqual(results.map(({ kind }) => kind), ["booked", "booked", "booked"]);
  assert.equal(await countRows(db, "appointments"), 4);
  const later = await bookPlan(acting.patient, plan, decided);
  assert.ok(later.kind === "booked" && later.replayed && later.appointments.length === 4);
});

databaseTest(
  "if the therapist answers each request, every visit of a series waits for an answer",
  async ({ db }) => {
    const { therapist, patient, acting } = await deskWithPatient(db, { profile: { bookingMode: "request" } });
    const asked = await bookAll(acting.patient, aPlan(therapist, [patient]), decisions());
    assert.deepEqual(asked.map(({ status }) => status), Array(4).fill("pending"));
    const own = aPlan(therapist, [patient], { startsAt: denver("2026-03-05T10:00") });
    const made = await bookAll(acting.therapist, own, decisions());
    assert.deepEqual(made.map(({ status }) => status), Array(4).fill("booked"));
  },
);

databaseTest(
  "one mail tells each person about the whole series, with one event per visit",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await deskWithPatient(db);
    const booked = await bookAll(acting.patient, aPlan(therapist, [patient]), decisions());
    await runDueJobs(practice);
    assert.equal(practice.outbox.length, 2);
    for (const { subject, text, calendar } of practice.outbox) {
      assert.equal(subject, "Your 4 video visits are booked");
      assert.match(text, /Wednesday, March 25/);
      assert.equal(calendar?.method, "PUBLISH");
      const events = new ICAL.Component(ICAL.parse(calendar?.content ?? "")).getAllSubcomponents("vevent");
      assert.deepEqual(
        events.map((event) => event.getFirstPropertyValue("uid")).toSorted(),
        booked.map(({ id }) => id).toSorted(),
      );
    }
  },
);

databaseTest(
  "if two users simultaneously book overlapping series, neither gets half of one",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await deskWithPatient(db);
    const other = await createPatient(practice);
    await connect(practice, other, therapist);
    const results = await Promise.all([
      bookPlan(acting.patient, aPlan(therapist, [patient]), decisions()),
      bookPlan(
        actingFor(practice, other),
        aPlan(therapist, [other], { startsAt: denver("2026-03-18T10:00") }),
        decisions(),
      ),
    ]);
    assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ["booked", "conflicts"]);
    assert.equal(await countRows(db, "appointments"), 4);
  },
);
