import assert from "node:assert/strict";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { listAppointments } from "../../../lib/scheduling/appointments/list_appointments.ts";
import { listRequestedVisits } from "../../../lib/scheduling/appointments/list_requested_visits.ts";
import { expireRequests } from "../../../lib/scheduling/booking/expire_requests.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { claimReminders } from "../../../lib/scheduling/reminders/claim_reminders.ts";
import { settleAppointment } from "../../../lib/scheduling/booking/settle_appointment.ts";
import { claimOffer, declineOffer } from "../../../lib/scheduling/waitlist/answer_offer.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";
import { passOnFreedTimes } from "../../../lib/scheduling/waitlist/pass_on_freed_times.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor } from "../../support/practice.ts";
import { book, denver, wish } from "../desk.ts";
import { after, aFullFriday, cancel, offers, told, wait, waitFor } from "./waiting.ts";

databaseTest(
  "The waitlist offers a freed slot to one person at a time, with a claim that expires, after a few minutes' grace for undo",
  async ({ db }) => {
    const scene = await aFullFriday(db);
    const { practice, therapist, holder, booked, patients } = scene;
    await waitFor(patients[1], therapist);
    await after(practice, 1);
    await waitFor(patients[0], therapist);
    await cancel(holder, booked);
    await after(practice, 4);
    assert.deepEqual(await told(db, scene), [], "it could still be a mistake");
    await after(practice, 1);
    assert.deepEqual(await told(db, scene), ["1 offered"], "in the order that patients joined");
    await after(practice, 119);
    assert.deepEqual(await told(db, scene), ["1 offered"]);
    await after(practice, 1);
    assert.deepEqual(await told(db, scene), ["1 expired", "0 offered"]);
    await after(practice, 120);
    assert.deepEqual(
      await told(db, scene),
      ["1 expired", "0 expired"],
      "the same time is never offered twice to a patient",
    );
    const other = await bookAppointment(patients[2], wish(therapist, "2026-03-06T10:00"));
    assert.equal(other.kind, "booked", "now it is simply free");
  },
);

for (const isolation of ["serializable", "read committed"] as const) {
  databaseTest(
    "however many workers look simultaneously, a freed time makes one offer and one mail",
    async ({ db }) => {
      const scene = await aFullFriday(db);
      const { practice, therapist, holder, booked, patients } = scene;
      for (const patient of patients) await waitFor(patient, therapist);
      await cancel(holder, booked);
      practice.clock.set(practice.now().add({ minutes: 5 }));
      const before = await db.selectFrom("mails").select("id").execute();
      await Promise.all([1, 2, 3, 4].map(() => passOnFreedTimes(practice)));
      assert.equal((await offers(db)).length, 1);
      assert.equal((await db.selectFrom("mails").select("id").execute()).length, before.length + 1);
    },
    { isolation },
  );

  databaseTest(
    "an offer holds its time: a claim succeeds and another patient's booking does not",
    async ({ db }) => {
      const { practice, therapist, holder, booked, patients: [waiting, other] } = await aFullFriday(db);
      await waitFor(waiting, therapist);
      await cancel(holder, booked);
      await after(practice, 5);
      const [offer] = await offers(db);
      const early = await bookAppointment(other, wish(therapist, "2026-03-06T10:00"));
      assert.equal(early.kind, "taken", "before the claim");
      const [claimed, second, ...others] = await Promise.all([
        claimOffer(waiting, offer.id),
        claimOffer(waiting, offer.id),
        bookAppointment(other, wish(therapist, "2026-03-06T10:00")),
        bookAppointment(holder, wish(therapist, "2026-03-06T10:00")),
      ]);
      assert.ok(claimed.kind === "claimed" && second.kind === "claimed");
      assert.equal(claimed.appointmentId, second.appointmentId);
      assert.deepEqual(others.map(({ kind }) => kind), ["taken", "taken"]);
      const appointment = await findAppointment(waiting, claimed.appointmentId);
      assert.equal(appointment?.status, "booked");
      assert.equal(appointment?.startsAt.toString(), denver("2026-03-06T10:00").toString());
      assert.equal(
        (await db.selectFrom("appointments").select("id").where("isOffer", "=", true).execute()).length,
        0,
      );
    },
    { isolation },
  );
}

databaseTest("a cancellation that is undone within the grace period is offered to no one", async ({ db }) => {
  const scene = await aFullFriday(db);
  const { practice, therapist, holder, booked, patients } = scene;
  await waitFor(patients[0], therapist);
  await cancel(holder, booked);
  await after(practice, 2);
  const again = await book(holder, wish(therapist, "2026-03-06T10:00"));
  await after(practice, 4);
  assert.deepEqual(await told(db, scene), []);
  await cancel(holder, again);
  await after(practice, 4);
  assert.deepEqual(await told(db, scene), [], "the grace period starts over");
  await after(practice, 1);
  assert.deepEqual(await told(db, scene), ["0 offered"]);
});

databaseTest(
  "nothing is offered so late that the claim would end inside the minimum notice",
  async ({ db }) => {
    const scene = await aFullFriday(db, { noticeMinutes: 24 * 60 });
    const { practice, therapist, booked, patients } = scene;
    const byTherapist = actingFor(practice, therapist);
    await waitFor(patients[0], therapist);
    await after(practice, 1);
    await waitFor(patients[1], therapist);
    practice.clock.set(denver("2026-03-05T09:00"));
    await cancel(byTherapist, booked);
    await after(practice, 5);
    const [offer] = await offers(db);
    assert.equal(offer.expiresAt.toString(), denver("2026-03-05T09:32").toString(), "half of what is left");
    await after(practice, 27);
    const [, second] = await offers(db);
    assert.equal(second.expiresAt.toString(), denver("2026-03-05T09:47").toString());
    practice.clock.set(denver("2026-03-05T09:46"));
    assert.equal((await declineOffer(patients[1], second.id)).kind, "declined");
    await waitFor(patients[2], therapist);
    await after(practice, 0);
    assert.deepEqual(
      await told(db, scene),
      ["0 expired", "1 declined"],
      "a quarter of an hour is too little",
    );
  },
);

databaseTest(
  "an offer is not an appointment: it is not in any list, cannot be answered as one, does not get a reminder and does not lapse",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients: [waiting] } = await aFullFriday(db);
    await waitFor(waiting, therapist);
    await cancel(holder, booked);
    await after(practice, 5);
    const [{ id }] = await offers(db);
    const byTherapist = actingFor(practice, therapist);
    for (const acting of [waiting, byTherapist]) {
      assert.deepEqual((await listAppointments(acting, { when: "coming", limit: 9 })).items, []);
      assert.equal(await findAppointment(acting, id), null);
    }
    assert.deepEqual(await listRequestedVisits(byTherapist), []);
    assert.equal((await settleAppointment(byTherapist, id, "confirm")).kind, "not_found");
    practice.clock.set(denver("2026-03-06T09:00"));
    await claimReminders(practice);
    await expireRequests(practice);
    assert.deepEqual(await db.selectFrom("appointmentReminders").selectAll().execute(), []);
    assert.deepEqual((await offers(db)).map(({ state }) => state), ["offered"]);
  },
);

databaseTest(
  "a patient can neither claim nor decline another patient's offer, nor remove their waitlist entry",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients: [waiting, other] } = await aFullFriday(db);
    const entry = await waitFor(waiting, therapist);
    await cancel(holder, booked);
    await after(practice, 5);
    const [{ id }] = await offers(db);
    const strange = actingFor(practice, await createPatient(practice));
    for (const acting of [other, strange, actingFor(practice, therapist)]) {
      assert.deepEqual(await claimOffer(acting, id), { kind: "not_found" });
      assert.deepEqual(await declineOffer(acting, id), { kind: "not_found" });
    }
    assert.equal(await leaveWaitlist(other, entry), false);
    assert.equal((await claimOffer(waiting, id)).kind, "claimed");
  },
);

databaseTest(
  "claiming moves the appointment to the earlier time, and its old time is offered in turn",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients: [early, late] } = await aFullFriday(db);
    const later = await book(early, wish(therapist, "2026-03-10T10:00"));
    await wait(early, { appointmentId: later.id });
    await after(practice, 1);
    await waitFor(late, therapist, { earliest: Temporal.PlainDate.from("2026-03-09") });
    await cancel(holder, booked);
    await after(practice, 5);
    const [offer] = await offers(db);
    const claimed = await claimOffer(early, offer.id);
    assert.ok(claimed.kind === "claimed");
    assert.equal(claimed.appointmentId, later.id, "it is the same appointment");
    assert.equal(
      (await findAppointment(early, later.id))?.startsAt.toString(),
      denver("2026-03-06T10:00").toString(),
    );
    await after(practice, 5);
    const [, second] = await offers(db);
    assert.equal(second.patientId, late.actor.userId);
    assert.equal(second.startsAt.toString(), denver("2026-03-10T10:00").toString());
  },
);

databaseTest("a patient who waits for an earlier time is never offered a later one", async ({ db }) => {
  const scene = await aFullFriday(db);
  const { practice, therapist, holder, booked, patients } = scene;
  const sooner = await book(patients[0], wish(therapist, "2026-03-05T10:00"));
  await wait(patients[0], { appointmentId: sooner.id });
  await cancel(holder, booked);
  await after(practice, 5);
  assert.deepEqual(await told(db, scene), []);
});

databaseTest(
  "an offer that no longer helps, because the patient moved the visit themselves, moves nothing",
  async ({ db }) => {
    const { practice, therapist, holder, booked, patients: [early] } = await aFullFriday(db);
    const later = await book(early, wish(therapist, "2026-03-10T10:00"));
    await wait(early, { appointmentId: later.id });
    await cancel(holder, booked);
    await after(practice, 5);
    const [offer] = await offers(db);
    await rescheduleAppointment(early, { appointmentId: later.id, startsAt: denver("2026-03-05T10:00") });
    assert.deepEqual(await claimOffer(early, offer.id), { kind: "gone" });
    assert.equal(
      (await findAppointment(early, later.id))?.startsAt.toString(),
      denver("2026-03-05T10:00").toString(),
    );
  },
);

databaseTest("only a patient who could really take the time gets the offer", async ({ db }) => {
  const scene = await aFullFriday(db);
  const { practice, therapist, holder, booked, patients: [ended, busy, wishes] } = scene;
  const moved = await createPatient(practice);
  await connect(practice, moved, therapist);
  await waitFor(actingFor(practice, moved), therapist);
  await db.updateTable("patientProfiles").set({ state: "NY" }).where("userId", "=", moved.id).execute();
  for (const patient of [ended, busy]) await waitFor(patient, therapist);
  await waitFor(wishes, therapist, { weekdays: ["1", "2", "3", "4"] });
  await db.updateTable("careRelationships").set({ status: "finished" })
    .where("patientId", "=", ended.actor.userId).execute();
  const elsewhere = await createTherapist(practice);
  await connect(practice, { id: busy.actor.userId }, elsewhere);
  await book(busy, wish(elsewhere, "2026-03-06T10:00"));
  await cancel(holder, booked);
  await after(practice, 5);
  assert.deepEqual(await told(db, scene), []);
});

databaseTest(
  "an offer ends when its patient leaves the list or its therapist takes time off",
  async ({ db }) => {
    const scene = await aFullFriday(db);
    const { practice, therapist, holder, booked, patients } = scene;
    const first = await waitFor(patients[0], therapist);
    await after(practice, 1);
    await waitFor(patients[1], therapist);
    await cancel(holder, booked);
    await after(practice, 5);
    assert.equal(await leaveWaitlist(patients[0], first), true);
    await after(practice, 0);
    assert.deepEqual(await told(db, scene), ["0 withdrawn", "1 offered"]);
    await db.insertInto("timeOff").values({
      id: crypto.randomUUID(),
      therapistId: therapist.id,
      startsAt: denver("2026-03-06T00:00"),
      endsAt: denver("2026-03-07T00:00"),
      timeZone: "America/Denver",
      note: "",
      createdAt: practice.now(),
    }).execute();
    const [, second] = await offers(db);
    assert.deepEqual(await claimOffer(patients[1], second.id), { kind: "gone" });
    const held = await db.selectFrom("bookedTime").select("at").execute();
    assert.deepEqual(held, [], "and its time is freed");
  },
);

databaseTest("a claim after the deadline is refused as expired, even before a sweep", async ({ db }) => {
  const { practice, therapist, holder, booked, patients: [waiting] } = await aFullFriday(db);
  await waitFor(waiting, therapist);
  await cancel(holder, booked);
  await after(practice, 5);
  const [offer] = await offers(db);
  practice.clock.set(offer.expiresAt);
  assert.deepEqual(await claimOffer(waiting, offer.id), { kind: "expired" });
  assert.deepEqual((await listAppointments(waiting, { when: "coming", limit: 9 })).items, []);
});

databaseTest("a sweep that crashes halfway loses nothing and offers nothing twice", async ({ db }) => {
  const scene = await aFullFriday(db);
  const { practice, therapist, holder, booked, patients } = scene;
  await waitFor(patients[0], therapist);
  await cancel(holder, booked);
  practice.clock.set(practice.now().add({ minutes: 5 }));
  const dying = {
    ...practice,
    keyring: { ...practice.keyring, seal: () => Promise.reject(new Error("power cut")) },
  };
  await assert.rejects(passOnFreedTimes(dying), /power cut/);
  assert.deepEqual(await told(db, scene), []);
  assert.equal((await db.selectFrom("bookedTime").select("at").execute()).length, 0);
  await passOnFreedTimes(practice);
  assert.deepEqual(await told(db, scene), ["0 offered"]);
});

databaseTest("waiting twice for the same thing makes one entry, which keeps its place", async ({ db }) => {
  const { therapist, patients: [waiting] } = await aFullFriday(db);
  const first = await waitFor(waiting, therapist);
  const [second, third] = await Promise.all([
    waitFor(waiting, therapist, { weekdays: ["5"] }),
    waitFor(waiting, therapist, { weekdays: ["5"] }),
  ]);
  assert.deepEqual([second, third], [first, first]);
  const rows = await db.selectFrom("waitlistEntries").select("weekdays").execute();
  assert.deepEqual(rows, [{ weekdays: ["5"] }]);
});
