import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { findTherapist } from "../../lib/directory/find_therapist.ts";
import { type DirectoryQuestion, listTherapists } from "../../lib/directory/list_therapists.ts";
import type { Caller, Practice } from "../../lib/practice.ts";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { addType } from "../../lib/scheduling/schedule/save_type.ts";
import { countingQueries } from "../support/counting_queries.ts";
import { databaseTest } from "../support/database.ts";
import { officeHours } from "../../lib/demo/factories/therapist.ts";
import { connect, createAppointment, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor, type TestPractice, testPractice } from "../support/practice.ts";
import { aType } from "../scheduling/schedule/a_type.ts";

/** A Monday in winter: 7:30 in Denver, 9:30 in New York. */
const MONDAY = "2026-03-02T14:30:00Z";
const open = { noticeMinutes: 0, horizonDays: 7 };

function practiceOn(db: Db): TestPractice {
  const practice = testPractice(db);
  practice.clock.set(MONDAY);
  return practice;
}

const visitor = (practice: Practice): Caller => ({
  ...practice,
  requestId: crypto.randomUUID(),
  network: "192.0.2.1",
  actor: null,
});

const list = async (caller: Caller, question: Partial<DirectoryQuestion> = {}) =>
  (await listTherapists(caller, { limit: 20, ...question })).items;

const namesOf = async (caller: Caller, question: Partial<DirectoryQuestion> = {}) =>
  (await list(caller, question)).map(({ name }) => name);

databaseTest("the directory orders therapists by their next truly free slot", async ({ db }) => {
  const practice = practiceOn(db);
  const patient = await createPatient(practice);
  const busy = await createTherapist(practice, { name: "Busy until ten", profile: open });
  await createTherapist(practice, { name: "Tomorrow", profile: { ...open, noticeMinutes: 24 * 60 } });
  await createTherapist(practice, { name: "East", timeZone: "America/New_York", profile: open });
  await createTherapist(practice, { name: "At nine", profile: open });
  const nine = Temporal.Instant.from("2026-03-02T16:00:00Z");
  await createAppointment(practice, { therapistId: busy.id, patientId: patient.id, startsAt: nine });
  const shown = (await list(visitor(practice))).map(({ name, nextSlot }) => `${name} ${nextSlot?.startsAt}`);
  assert.deepEqual(shown, [
    "East 2026-03-02T15:00:00Z",
    "At nine 2026-03-02T16:00:00Z",
    "Busy until ten 2026-03-02T17:00:00Z",
    "Tomorrow 2026-03-03T16:00:00Z",
  ]);
});

databaseTest("a canceled visit does not take a slot away", async ({ db }) => {
  const practice = practiceOn(db);
  const patient = await createPatient(practice);
  const { id } = await createTherapist(practice, { profile: open });
  const startsAt = Temporal.Instant.from("2026-03-02T16:00:00Z");
  await createAppointment(practice, {
    therapistId: id,
    patientId: patient.id,
    startsAt,
    status: "cancelled",
  });
  assert.deepEqual((await list(visitor(practice)))[0].nextSlot?.startsAt, startsAt);
});

databaseTest(
  "the next slot that a patient sees can be booked, considering their own visits",
  async ({ db }) => {
    const practice = practiceOn(db);
    const patient = await createPatient(practice);
    const [first, second] = [
      await createTherapist(practice, { profile: open }),
      await createTherapist(practice, { profile: open }),
    ];
    const acting = actingFor(practice, patient);
    const nine = Temporal.Instant.from("2026-03-02T16:00:00Z");
    await createAppointment(practice, { therapistId: first.id, patientId: patient.id, startsAt: nine });
    const card = (await list(acting)).find(({ id }) => id === second.id);
    assert.equal(card?.nextSlot?.startsAt.toString(), "2026-03-02T17:00:00Z");
    assert.deepEqual((await findTherapist(acting, second.id))?.nextSlot, card?.nextSlot);
    const booked = await bookAppointment(acting, {
      therapistId: second.id,
      startsAt: card?.nextSlot?.startsAt ?? nine,
      idempotencyKey: crypto.randomUUID(),
    });
    assert.equal(booked.kind, "booked");
  },
);

databaseTest("the next slot has room for the type of visit that booking offers first", async ({ db }) => {
  const practice = practiceOn(db);
  const [patient, other] = [await createPatient(practice), await createPatient(practice)];
  const therapist = await createTherapist(practice, { profile: open });
  const ten = Temporal.Instant.from("2026-03-02T17:00:00Z");
  await createAppointment(practice, { therapistId: therapist.id, patientId: other.id, startsAt: ten });
  await addType(actingFor(practice, therapist), aType({ forWhom: "first", minutes: 90 }));
  const nextFor = async (caller: Caller) => {
    const found = await findTherapist(caller, therapist.id);
    const [card] = await list(caller);
    assert.deepEqual(card.nextSlot, found?.nextSlot);
    return `${card.nextSlot?.startsAt}`;
  };
  assert.equal(await nextFor(visitor(practice)), "2026-03-02T19:20:00Z", "90 minutes do not fit before ten");
  const acting = actingFor(practice, patient);
  assert.equal(await nextFor(acting), "2026-03-02T19:20:00Z");
  await connect(practice, patient, therapist);
  assert.equal(
    await nextFor(acting),
    "2026-03-02T16:00:00Z",
    "a current patient's visit has the usual length",
  );
});

databaseTest("a fully booked therapist stays in the directory, at its end", async ({ db }) => {
  const practice = practiceOn(db);
  await createTherapist(practice, {
    name: "Away",
    profile: open,
    timeOff: [{ startsAt: practice.now(), endsAt: practice.now().add({ hours: 24 * 30 }) }],
  });
  await createTherapist(practice, { name: "Here", profile: open });
  const items = await list(visitor(practice));
  assert.deepEqual(items.map(({ name }) => name), ["Here", "Away"]);
  assert.equal(items[1].nextSlot, null);
});

databaseTest(
  "the directory omits therapists who are unlisted, suspended or without hours",
  async ({ db }) => {
    const practice = practiceOn(db);
    await createTherapist(practice, { name: "Here" });
    await createTherapist(practice, { name: "Unlisted", profile: { listed: false } });
    await createTherapist(practice, { name: "Suspended", status: "suspended" });
    await createTherapist(practice, { name: "No hours", hours: [] });
    await createPatient(practice);
    for (const sort of ["soonest", "name"] as const) {
      assert.deepEqual(await namesOf(visitor(practice), { sort }), ["Here"]);
    }
  },
);

databaseTest("filters narrow the directory, each one further", async ({ db }) => {
  const practice = practiceOn(db);
  const profile = { specialties: ["grief", "sleep"], languages: ["en", "es"] };
  await createTherapist(practice, { name: "All", profile, states: ["CO", "NM"] });
  await createTherapist(practice, { name: "English", profile: { ...profile, languages: ["en"] } });
  await createTherapist(practice, { name: "Utah", profile: profile, states: ["UT"] });
  await createTherapist(practice, { name: "Sleep", profile: { ...profile, specialties: ["sleep"] } });
  const caller = visitor(practice);
  const named = async (question: Partial<DirectoryQuestion>) => (await namesOf(caller, question)).toSorted();
  assert.deepEqual(await named({ specialty: "grief" }), ["All", "English", "Utah"]);
  assert.deepEqual(await named({ specialty: "grief", state: "CO" }), ["All", "English"]);
  assert.deepEqual(await named({ specialty: "grief", state: "CO", language: "es" }), ["All"]);
  assert.deepEqual(await named({ specialty: "grief", sort: "name" }), ["All", "English", "Utah"]);
  assert.deepEqual(await named({ specialty: "anger" }), []);
});

databaseTest("the pages list every therapist exactly once, in either order", async ({ db }) => {
  const practice = practiceOn(db);
  const names = ["ana", "Ana", "Bea", "bea b", "Çelik", "Zoë", "D'Arcy", "100", "Bea"];
  for (const [index, name] of names.entries()) {
    await createTherapist(practice, {
      name,
      hours: index === 4 ? [officeHours[3]] : officeHours,
      profile: open,
    });
  }
  const caller = visitor(practice);
  for (const sort of ["soonest", "name"] as const) {
    const all = await list(caller, { sort });
    assert.equal(all.length, names.length);
    const paged: typeof all = [];
    let cursor: string | undefined;
    do {
      const page = await listTherapists(caller, { sort, limit: 2, cursor });
      assert.ok(page.items.length <= 2);
      paged.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    assert.deepEqual(paged, all);
  }
});

databaseTest("names are sorted regardless of case", async ({ db }) => {
  const practice = practiceOn(db);
  for (const name of ["Zoe", "adam", "Mia"]) await createTherapist(practice, { name });
  assert.deepEqual(await namesOf(visitor(practice), { sort: "name" }), ["adam", "Mia", "Zoe"]);
});

databaseTest("a cursor of another order, or an invented one, counts as no cursor", async ({ db }) => {
  const practice = practiceOn(db);
  for (const name of ["A", "B", "C"]) await createTherapist(practice, { name });
  const caller = visitor(practice);
  const { nextCursor } = await listTherapists(caller, { sort: "name", limit: 1 });
  assert.equal((await list(caller, { sort: "soonest", cursor: nextCursor ?? "" })).length, 3);
  assert.equal((await list(caller, { cursor: "nonsense" })).length, 3);
});

databaseTest(
  "a page of the directory costs two queries, as does a therapist's own page; an empty page costs one",
  async ({ db }) => {
    const practice = practiceOn(db);
    const caller = { ...visitor(practice) };
    const counted = countingQueries(db);
    const cost = async (ask: (caller: Caller) => Promise<unknown>) => {
      counted.queries = 0;
      await ask({ ...caller, db: counted.db });
      return counted.queries;
    };
    assert.equal(await cost((caller) => listTherapists(caller, { limit: 20 })), 1);
    assert.equal(await cost((caller) => listTherapists(caller, { limit: 20, sort: "name" })), 1);
    const therapists: User[] = [];
    for (let count = 0; count < 15; count++) therapists.push(await createTherapist(practice));
    assert.equal(await cost((caller) => listTherapists(caller, { limit: 10 })), 2);
    assert.equal(await cost((caller) => listTherapists(caller, { limit: 10, sort: "name" })), 2);
    assert.equal(await cost((caller) => findTherapist(caller, therapists[0].id)), 2);
    assert.equal(await cost((caller) => findTherapist(caller, crypto.randomUUID())), 1);
  },
);

databaseTest(
  "a listed therapist's page is public; an unlisted one is visible only to the therapist",
  async ({ db }) => {
    const practice = practiceOn(db);
    const listed = await createTherapist(practice, { name: "Listed" });
    const hidden = await createTherapist(practice, { name: "Hidden", profile: { listed: false }, hours: [] });
    const suspended = await createTherapist(practice, { status: "suspended" });
    const patient = actingFor(practice, await createPatient(practice));
    const view = await findTherapist(visitor(practice), listed.id);
    assert.deepEqual([view?.name, view?.slotMinutes, view?.listed], ["Listed", 50, true]);
    for (const caller of [visitor(practice), patient, actingFor(practice, listed)]) {
      assert.equal(await findTherapist(caller, hidden.id), null);
      assert.equal(await findTherapist(caller, suspended.id), null);
      assert.equal(await findTherapist(caller, patient.actor.userId), null);
    }
    const own = await findTherapist(actingFor(practice, hidden), hidden.id);
    assert.deepEqual([own?.name, own?.listed, own?.nextSlot], ["Hidden", false, null]);
  },
);
