import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { conflictName } from "../../../lib/scheduling/booking/plan/conflicts.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { moveVisits, previewMove } from "../../../lib/scheduling/booking/move_visits.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { book, countRows, denver, wish } from "../desk.ts";
import { aPlan, bookAll, decisions, deskWithPatient, inDenver } from "./plan/a_plan.ts";

/** Sets up six Wednesdays at ten from March 4 on, and a single visit on a Thursday. */
async function withSeries(db: Db) {
  const desk = await deskWithPatient(db);
  const plan = aPlan(desk.therapist, [desk.patient], { repeat: { every: "week", count: 6 } });
  const series = await bookAll(desk.acting.patient, plan, decisions());
  const single = await book(desk.acting.patient, wish(desk.therapist, "2026-03-12T14:00"));
  const live = async () =>
    inDenver(
      await db.selectFrom("appointments").select("startsAt").where("status", "=", "booked").orderBy(
        "startsAt",
      )
        .execute(),
    );
  return { ...desk, series, single, live };
}

const SINGLE = "2026-03-12T14:00";

databaseTest('In a series, "this one" touches exactly that one', async ({ db }) => {
  const { acting, series, live } = await withSeries(db);
  const [, second, third] = series;
  await cancelAppointment(acting.patient, { appointmentId: second.id, reason: "" });
  const move = { appointmentId: third.id, startsAt: denver("2026-03-19T09:00") };
  assert.equal((await rescheduleAppointment(acting.patient, move)).kind, "rescheduled");
  assert.deepEqual(await live(), [
    "2026-03-04T10:00",
    SINGLE,
    "2026-03-19T09:00",
    "2026-03-25T10:00",
    "2026-04-01T10:00",
    "2026-04-08T10:00",
  ]);
});

databaseTest('In a series, "this and those after" cancels exactly those', async ({ db }) => {
  const { acting, series, live } = await withSeries(db);
  const result = await cancelAppointment(acting.patient, {
    appointmentId: series[3].id,
    reason: "Moving away",
    scope: "following",
  });
  assert.ok(result.kind === "cancelled");
  assert.deepEqual(result.appointments.map(({ id }) => id), series.slice(3).map(({ id }) => id));
  assert.ok(result.appointments.every(({ cancellation }) => cancellation?.reason === "Moving away"));
  assert.deepEqual(await live(), ["2026-03-04T10:00", "2026-03-11T10:00", SINGLE, "2026-03-18T10:00"]);
  assert.equal(await countRows(db, "bookedTime"), 4 * 22);
});

databaseTest(
  '"this and those after" move together by the clock in the therapist\'s zone, across DST',
  async ({ db }) => {
    const { acting, series, live } = await withSeries(db);
    const move = {
      appointmentId: series[0].id,
      startsAt: denver("2026-03-05T09:00"),
      scope: "following",
    } as const;
    const result = await moveVisits(acting.patient, move, { stay: [], override: [] });
    assert.ok(result.kind === "moved");
    assert.deepEqual(result.appointments.map(({ id }) => id), series.map(({ id }) => id));
    assert.deepEqual(await live(), [
      "2026-03-05T09:00",
      "2026-03-12T09:00",
      SINGLE,
      "2026-03-19T09:00",
      "2026-03-26T09:00",
      "2026-04-02T09:00",
      "2026-04-09T09:00",
    ]);
    const sequences = await db.selectFrom("appointments").select("sequence").where("seriesId", "is not", null)
      .execute();
    assert.ok(sequences.every(({ sequence }) => sequence === 1));
  },
);

databaseTest("a series can move by a week onto its own times", async ({ db }) => {
  const { acting, series, live } = await withSeries(db);
  const move = {
    appointmentId: series[1].id,
    startsAt: denver("2026-03-18T10:00"),
    scope: "following",
  } as const;
  assert.equal((await moveVisits(acting.patient, move, { stay: [], override: [] })).kind, "moved");
  assert.deepEqual((await live()).filter((at) => at !== SINGLE), [
    "2026-03-04T10:00",
    "2026-03-18T10:00",
    "2026-03-25T10:00",
    "2026-04-01T10:00",
    "2026-04-08T10:00",
    "2026-04-15T10:00",
  ]);
  assert.equal(await countRows(db, "bookedTime"), 7 * 22);
});

databaseTest(
  "moving several visits shows every conflict and moves none, unless the conflicting ones may stay",
  async ({ db }) => {
    const { practice, therapist, acting, series, live } = await withSeries(db);
    const other = await createPatient(practice);
    await connect(practice, other, therapist);
    await book(actingFor(practice, other), wish(therapist, "2026-03-19T09:00"));
    const before = await live();
    const move = {
      appointmentId: series[1].id,
      startsAt: denver("2026-03-12T09:00"),
      scope: "following",
    } as const;
    const refused = await moveVisits(acting.patient, move, { stay: [], override: [] });
    assert.ok(refused.kind === "conflicts");
    assert.deepEqual(refused.moves.map(({ conflicts }) => conflicts), [[], ["taken"], [], [], []]);
    assert.deepEqual(await live(), before);
    const moved = await moveVisits(acting.patient, move, { stay: [series[2].id], override: [] });
    assert.ok(moved.kind === "moved");
    assert.deepEqual((await live()).filter((at) => at !== SINGLE && at !== "2026-03-19T09:00"), [
      "2026-03-04T10:00",
      "2026-03-12T09:00",
      "2026-03-18T10:00",
      "2026-03-26T09:00",
      "2026-04-02T09:00",
      "2026-04-09T09:00",
    ]);
  },
);

databaseTest(
  "a therapist can override conflicts that they have seen, and a patient cannot",
  async ({ db }) => {
    const { acting, single } = await withSeries(db);
    const move = { appointmentId: single.id, startsAt: denver("2026-03-12T19:10"), scope: "this" } as const;
    const preview = await previewMove(acting.therapist, move);
    assert.ok(preview.kind === "conflicts");
    const [planned] = preview.moves;
    assert.deepEqual(planned.conflicts, ["outside_hours"]);
    const seen = { stay: [], override: [conflictName(planned, "outside_hours")] };
    assert.equal((await moveVisits(acting.patient, move, seen)).kind, "conflicts");
    assert.equal((await moveVisits(acting.therapist, move, { stay: [], override: [] })).kind, "conflicts");
    assert.equal((await moveVisits(acting.therapist, move, seen)).kind, "moved");
  },
);

databaseTest(
  "The notice window applies to each visit that a patient cancels or moves with others",
  async ({ db }) => {
    const { practice, acting, series, live } = await withSeries(db);
    practice.clock.set(denver("2026-03-03T15:00"));
    const before = await live();
    const inside = { kind: "inside_notice", noticeMinutes: 1440 };
    assert.deepEqual(
      await cancelAppointment(acting.patient, {
        appointmentId: series[0].id,
        reason: "",
        scope: "following",
      }),
      inside,
    );
    const move = {
      appointmentId: series[0].id,
      startsAt: denver("2026-03-05T09:00"),
      scope: "following",
    } as const;
    const refused = await moveVisits(acting.patient, move, { stay: [], override: [] });
    assert.ok(refused.kind === "conflicts");
    assert.deepEqual(refused.moves.map(({ refused }) => refused?.kind), [
      "inside_notice",
      ...Array(5).fill(undefined),
    ]);
    assert.deepEqual(await live(), before);
    assert.equal(
      (await cancelAppointment(acting.therapist, {
        appointmentId: series[0].id,
        reason: "",
        scope: "following",
      })).kind,
      "cancelled",
    );
  },
);

databaseTest("only the people in a series can change it", async ({ db }) => {
  const { practice, series, live } = await withSeries(db);
  const before = await live();
  for (const stranger of [await createPatient(practice), await createTherapist(practice)]) {
    const acting = actingFor(practice, stranger);
    const appointmentId = series[0].id;
    assert.deepEqual(await cancelAppointment(acting, { appointmentId, reason: "", scope: "following" }), {
      kind: "not_found",
    });
    const move = { appointmentId, startsAt: denver("2026-03-05T09:00"), scope: "following" } as const;
    assert.deepEqual(await moveVisits(acting, move, { stay: [], override: [] }), { kind: "not_found" });
  }
  assert.deepEqual(await live(), before);
});
