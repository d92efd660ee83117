import assert from "node:assert/strict";
import type { Caller } from "../../../lib/practice.ts";
import { findSlots } from "../../../lib/scheduling/free/find_slots.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { databaseTest } from "../../support/database.ts";
import { actingFor, type TestPractice, testPractice } from "../../support/practice.ts";
import { testApp } from "../../support/app.ts";
import { book, denver, MONDAY, wish } from "../desk.ts";

const anonymous = (practice: TestPractice): Caller => ({
  ...practice,
  requestId: "test",
  network: "192.0.2.1",
  actor: null,
});

const week = (therapistId: string, timeZone = "America/Denver") => ({
  therapistId,
  from: Temporal.PlainDate.from("2026-03-02"),
  days: 7,
  timeZone,
});

function practiceOnMonday(db: Parameters<typeof testPractice>[0]): TestPractice {
  const practice = testPractice(db);
  practice.clock.set(MONDAY);
  return practice;
}

databaseTest("days are divided at the viewer's midnights, and the instants stay the same", async ({ db }) => {
  const practice = practiceOnMonday(db);
  const therapist = await createTherapist(practice);
  const near = await findSlots(anonymous(practice), week(therapist.id));
  const far = await findSlots(anonymous(practice), week(therapist.id, "Asia/Kolkata"));
  assert.ok(near.kind === "found" && far.kind === "found");
  const first = near.days[1].slots[0].startsAt;
  assert.ok(first.equals(denver("2026-03-03T09:00")));
  const inKolkata = far.days.find(({ slots }) => slots.some(({ startsAt }) => startsAt.equals(first)));
  assert.equal(inKolkata?.date.toString(), "2026-03-03");
  assert.equal(near.nextFree?.startsAt.toString(), first.toString());
});

databaseTest("a slot at the viewer's midnight appears once, on the day that begins", async ({ db }) => {
  const practice = practiceOnMonday(db);
  const therapist = await createTherapist(practice);
  const found = await findSlots(anonymous(practice), week(therapist.id, "Asia/Singapore"));
  assert.ok(found.kind === "found");
  // Nine in Denver is midnight in Singapore.
  const days = found.days.filter(({ slots }) =>
    slots.some(({ startsAt }) => startsAt.equals(denver("2026-03-03T09:00")))
  );
  assert.deepEqual(days.map(({ date }) => date.toString()), ["2026-03-04"]);
});

databaseTest(
  "a booked slot disappears for others, and hides overlapping slots for its patient",
  async ({ db }) => {
    const practice = practiceOnMonday(db);
    const [one, other] = [await createTherapist(practice), await createTherapist(practice)];
    const patient = actingFor(practice, await createPatient(practice));
    await book(patient, wish(one, "2026-03-04T10:00"));
    const starts = async (caller: Caller, therapist: { id: string }) => {
      const found = await findSlots(caller, week(therapist.id));
      assert.ok(found.kind === "found");
      return found.days.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt.toString()));
    };
    const taken = denver("2026-03-04T10:00").toString();
    assert.ok(!(await starts(anonymous(practice), one)).includes(taken));
    assert.ok((await starts(anonymous(practice), other)).includes(taken));
    assert.ok(!(await starts(patient, other)).includes(taken));
  },
);

databaseTest("a visit on the last bookable day takes its slot away", async ({ db }) => {
  const practice = practiceOnMonday(db);
  const therapist = await createTherapist(practice, { profile: { horizonDays: 11 } });
  await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-13T16:00"));
  const from = Temporal.PlainDate.from("2026-03-13");
  const found = await findSlots(anonymous(practice), { ...week(therapist.id), from, days: 1 });
  assert.ok(found.kind === "found");
  assert.equal(found.days[0].slots.at(-1)?.startsAt.toString(), denver("2026-03-13T15:00").toString());
});

databaseTest("an unlisted or suspended therapist shows no slots", async ({ db }) => {
  const practice = practiceOnMonday(db);
  const unlisted = await createTherapist(practice, { profile: { listed: false } });
  const suspended = await createTherapist(practice, { status: "suspended" });
  for (const { id } of [unlisted, suspended, { id: crypto.randomUUID() }]) {
    assert.equal((await findSlots(anonymous(practice), week(id))).kind, "not_found");
  }
});

databaseTest("the API returns slots in UTC, for a week from today by default", async ({ db }) => {
  const practice = practiceOnMonday(db);
  const therapist = await createTherapist(practice);
  const app = await testApp(practice);
  const url = `/api/therapists/${therapist.id}/slots`;
  const answer = await (await app.fetch(`${url}?timeZone=America/Denver&days=2&from=2026-03-03`)).json();
  assert.equal(answer.items.length, 16);
  assert.deepEqual(answer.items[0], { startsAt: "2026-03-03T16:00:00Z", endsAt: "2026-03-03T16:50:00Z" });
  assert.equal(answer.timeZone, "America/Denver");
});

databaseTest("the API names the errors in a slot query", async ({ db }) => {
  const practice = practiceOnMonday(db);
  const therapist = await createTherapist(practice);
  const app = await testApp(practice);
  const url = `/api/therapists/${therapist.id}/slots`;
  for (
    const query of [
      "days=0",
      "days=32",
      "days=x",
      "from=2026-02-30",
      "from=0000-01-01",
      "timeZone=Mars/Olympus",
      "x=1",
    ]
  ) {
    const response = await app.fetch(`${url}?${query}`);
    assert.equal(response.status, 422, query);
    const problem = await response.json();
    assert.equal(problem.errors[0].path, query.split("=")[0]);
  }
  assert.equal((await app.fetch(`/api/therapists/${crypto.randomUUID()}/slots`)).status, 404);
  assert.equal((await app.fetch("/api/therapists/1/slots")).status, 404);
});
