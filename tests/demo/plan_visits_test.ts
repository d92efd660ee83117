import assert from "node:assert/strict";
import { week } from "../../lib/demo/hours.ts";
import { demoPatient, demoTherapist } from "../../lib/demo/people.ts";
import { demoPatients } from "../../lib/demo/patients.ts";
import { planVisits, type StandingVisit } from "../../lib/demo/plan_visits.ts";
import { demoTherapists } from "../../lib/demo/therapists.ts";
import { visitFacts } from "../../lib/demo/visit_facts.ts";
import { stepsOf } from "../../lib/scheduling/time/booked_time.ts";
import { refusal } from "../support/refusal.ts";

/** Returns the standing visits of the whole demo practice. */
function standingVisits(now: Temporal.Instant): StandingVisit[] {
  const therapists = demoTherapists.map((about) => demoTherapist(about, now, ""));
  return demoPatients.flatMap((about, index) => {
    const { user, sees } = demoPatient(about, index, now, "");
    return sees.map(({ therapist, ...time }) => {
      const found = therapists.find(({ user }) => user.email === therapist);
      assert.ok(found, `${about.name} sees ${therapist}, who does not exist.`);
      return { patientId: user.id, schedule: found.schedule, ...time };
    });
  });
}

Deno.test("hours read like a sign on a door", () => {
  assert.deepEqual(week("Mon,Wed 9:00-12:00 13:00-17:30", "Sat-Sun 20:00-1:00"), [
    { weekday: 1, startsMinute: 540, endsMinute: 720 },
    { weekday: 1, startsMinute: 780, endsMinute: 1050 },
    { weekday: 3, startsMinute: 540, endsMinute: 720 },
    { weekday: 3, startsMinute: 780, endsMinute: 1050 },
    { weekday: 6, startsMinute: 1200, endsMinute: 1500 },
    { weekday: 7, startsMinute: 1200, endsMinute: 1500 },
  ]);
});

Deno.test("demo visits are within hours and never overlap, on any weekday and across clock changes", () => {
  for (
    const day of [
      "2026-03-06",
      "2026-03-07",
      "2026-03-08",
      "2026-07-01",
      "2026-10-29",
      "2026-11-02",
      "2027-02-28",
    ]
  ) {
    const now = Temporal.Instant.from(`${day}T18:30:00Z`);
    const visits = planVisits(standingVisits(now), now);
    assert.ok(visits.length > 100, `${visits.length} visits`);
    const taken = new Set<string>();
    for (const [index, visit] of visits.entries()) {
      const bookedAt = visit.startsAt.subtract({ hours: 24 * 14 });
      assert.equal(refusal({ ...visit.schedule, noticeMinutes: 0 }, visit.startsAt, bookedAt), null);
      const facts = visitFacts(visit, index, now);
      if (facts.status === "cancelled") continue;
      for (const { userId, at } of stepsOf({ ...visit, ...visit.schedule, patientIds: [visit.patientId] })) {
        assert.ok(!taken.has(`${userId} ${at}`), "A user would be in two visits at once.");
        taken.add(`${userId} ${at}`);
      }
    }
  }
});

Deno.test("the state of a demo visit fits the current time", () => {
  const now = Temporal.Instant.from("2026-03-06T18:30:00Z");
  const visits = planVisits(standingVisits(now), now);
  for (const [index, visit] of visits.entries()) {
    const { status, createdAt, cancelledAt } = visitFacts(visit, index, now);
    assert.ok(createdAt && Temporal.Instant.compare(createdAt, now) < 0);
    assert.ok(Temporal.Instant.compare(createdAt, visit.startsAt) < 0);
    if (status === "cancelled") {
      assert.ok(cancelledAt && Temporal.Instant.compare(cancelledAt, now) < 0);
      assert.ok(Temporal.Instant.compare(createdAt, cancelledAt) < 0);
    } else {
      const isOver = Temporal.Instant.compare(visit.endsAt, now) <= 0;
      assert.equal(status === "fulfilled" || status === "noshow", isOver, status);
    }
  }
});

Deno.test("every demo patient sees therapists who are licensed in the patient's state", () => {
  for (const { name, state, sees } of demoPatients) {
    for (const { therapist } of sees) {
      const states = demoTherapists.find(({ email }) => email === therapist)?.states;
      assert.ok(states?.includes(state), `${name} in ${state} sees ${therapist}.`);
    }
  }
});

Deno.test("the demo therapists all differ from each other", () => {
  for (
    const facts of [
      demoTherapists.map(({ name }) => name),
      demoTherapists.map(({ profile }) => profile.about),
      demoTherapists.map(({ hours }) => JSON.stringify(hours)),
    ]
  ) assert.equal(new Set(facts).size, demoTherapists.length);
  assert.ok(new Set(demoTherapists.map(({ timeZone }) => timeZone)).size >= 6);
  assert.ok(demoTherapists.every(({ states }) => states.includes("CO")));
});

Deno.test("the demo therapist has a visit today, whatever the day, and the demo patient an upcoming one", () => {
  for (let day = 0; day < 14; day++) {
    const now = Temporal.Instant.from("2026-11-02T13:00:00Z").add({ hours: 24 * day });
    const standing = standingVisits(now);
    const visits = planVisits(standing, now).map((visit, index) => ({
      ...visit,
      ...visitFacts(visit, index, now),
    }));
    const [{ patientId, schedule: { therapistId, timeZone } }] = standing;
    const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate();
    const kept = visits.filter(({ status }) => status !== "cancelled");
    const today = kept.filter((visit) =>
      visit.therapistId === therapistId && dateOf(visit.startsAt).equals(dateOf(now))
    );
    assert.ok(today.length > 0, dateOf(now).toString());
    assert.ok(kept.some((visit) => visit.patientId === patientId && visit.status === "booked"));
  }
});
