import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { claimOffer, declineOffer } from "../../../lib/scheduling/waitlist/answer_offer.ts";
import { joinWaitlist } from "../../../lib/scheduling/waitlist/join_waitlist.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";
import { listWaitlist } from "../../../lib/scheduling/waitlist/list_waitlist.ts";
import { addAWard, asUser } from "../../people/guardians/a_ward.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { book, denver, wish } from "../desk.ts";
import { after, aFullFriday, ANY_TIME, cancel, offers, wait } from "./waiting.ts";

/** Sets up the full Friday, a ward in the therapist's care, and their guardian, who reads Spanish. */
async function setUp(db: Db) {
  const scene = await aFullFriday(db);
  const user = await createPatient(scene.practice, { name: "Robin Reyes", locale: "es" });
  const guardian = actingFor(scene.practice, user);
  const ward = await addAWard(guardian);
  await connect(scene.practice, asUser(ward), scene.therapist);
  const what = { therapistId: scene.therapist.id, typeId: null, patientId: ward.id };
  const free = async () => {
    await cancel(scene.holder, scene.booked);
    await after(scene.practice, 5);
  };
  return { ...scene, user, guardian, ward, what, free };
}

databaseTest(
  "a guardian waits for a ward, gets the mail, and takes the time for the ward",
  async ({ db }) => {
    const { practice, guardian, ward, what, free } = await setUp(db);
    await wait(guardian, what);
    await free();
    await runDueJobs(practice);
    const mails = practice.outbox.filter(({ subject }) => subject.includes("Se liberó un horario"));
    assert.deepEqual(mails.map(({ to }) => to), [guardian.actor.email]);
    assert.match(mails[0].text, /Para:? *Mia Reyes/);
    const [{ id }] = await offers(db);
    const claimed = await claimOffer(guardian, id);
    assert.ok(claimed.kind === "claimed", claimed.kind);
    const appointment = await findAppointment(guardian, claimed.appointmentId);
    assert.deepEqual(appointment?.patients.map(({ name }) => name), ["Mia Reyes"]);
    const held = await db.selectFrom("bookedTime").select("userId").distinct()
      .where("appointmentId", "=", claimed.appointmentId).execute();
    assert.ok(
      !held.some(({ userId }) => userId === guardian.actor.userId),
      "the guardian's own time stays free",
    );
    const trail = await db.selectFrom("auditEvents").select(["actorId", "ownerId"])
      .where("action", "=", "claim_offer").execute();
    assert.deepEqual(trail, [{ actorId: guardian.actor.userId, ownerId: ward.id }]);
  },
);

databaseTest("a ward's visit moves to the earlier time that the guardian asked for", async ({ db }) => {
  const { therapist, guardian, ward, free } = await setUp(db);
  const visit = await book(guardian, { ...wish(therapist, "2026-03-09T10:00"), patientId: ward.id });
  await wait(guardian, { appointmentId: visit.id });
  await free();
  const [{ id, patientId }] = await offers(db);
  assert.equal(patientId, ward.id);
  assert.equal((await claimOffer(guardian, id)).kind, "claimed");
  const moved = await findAppointment(guardian, visit.id);
  assert.ok(moved?.startsAt.equals(denver("2026-03-06T10:00")));
});

databaseTest("no one else can wait, answer or leave for a ward", async ({ db }) => {
  const { guardian, what, free, patients: [stranger] } = await setUp(db);
  assert.deepEqual(await joinWaitlist(stranger, what, ANY_TIME), { kind: "not_found" });
  const entry = await wait(guardian, what);
  await free();
  const [{ id }] = await offers(db);
  assert.equal((await claimOffer(stranger, id)).kind, "not_found");
  assert.equal((await declineOffer(stranger, id)).kind, "not_found");
  assert.equal(await leaveWaitlist(stranger, entry), false);
  assert.deepEqual(await listWaitlist(stranger), []);
  assert.equal((await listWaitlist(guardian)).length, 1);
  assert.equal((await declineOffer(guardian, id)).kind, "declined");
  assert.equal(await leaveWaitlist(guardian, entry), true);
});

databaseTest("a ward without a guardian is offered nothing", async ({ db }) => {
  const { guardian, ward, what, free } = await setUp(db);
  await wait(guardian, what);
  const comesOfAge = Temporal.PlainDate.from("2008-03-02");
  await db.updateTable("patientProfiles").set({ birthDate: comesOfAge }).where("userId", "=", ward.id)
    .execute();
  await free();
  assert.deepEqual(await offers(db), []);
  assert.deepEqual(await listWaitlist(guardian), []);
});

databaseTest("from the booking page on, the pages name the person who is waiting", async ({ db }) => {
  const { practice, therapist, user, ward } = await setUp(db);
  const client = await (await testApp(practice)).as(user);
  const text = async (path: string) => await (await client.fetch(path)).text();
  const join = `/therapists/${therapist.id}/waitlist?patient=${ward.id}`;
  assert.ok((await text(`/therapists/${therapist.id}/book?patient=${ward.id}`)).includes(join));
  assert.match(await text(join), /Add Mia Reyes to the waitlist/);
  const body = new URLSearchParams([
    ["earliest", "2026-03-02"],
    ["latest", "2026-03-16"],
    ["weekdays", "5"],
    ["partsOfDay", "morning"],
  ]);
  assert.equal((await client.fetch(join, { method: "POST", body })).status, 303);
  const list = await text("/waitlist");
  assert.match(list, /A visit with Dr. Alex Morgan, for Mia Reyes/);
  assert.ok(list.includes(`/therapists/${therapist.id}/waitlist?patient=${ward.id}`));
  assert.equal((await client.fetch(`${join}0`)).status, 404);
}, { engines: ["PGlite"] });
