import assert from "node:assert/strict";
import { transaction } from "../../../db/transaction.ts";
import { claimReminders } from "../../../lib/scheduling/reminders/claim_reminders.ts";
import { forgetReminders } from "../../../lib/scheduling/reminders/forget_reminders.ts";
import { saveReminderChoices } from "../../../lib/scheduling/reminders/reminder_choices.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { databaseTest } from "../../support/database.ts";
import type { Db } from "../../../db/client.ts";
import { insertRows } from "../../../lib/demo/factories/rows.ts";
import { makeAppointment } from "../../../lib/demo/factories/appointment.ts";
import { createAppointment } from "../../support/factories.ts";
import { book, denver, wish } from "../desk.ts";
import { addresses, remindersAt, reminding } from "./reminding.ts";

const FRIDAY = "2026-03-06T10:00";
const before = (local: string, minutes: number) => denver(local).subtract({ minutes });
const ANN = "ann@mail.example";
const MAYA = "maya@bloom.example";

const countClaims = async (db: Db) =>
  (await db.selectFrom("appointmentReminders").select("userId").execute()).length;

databaseTest(
  "Reminders: one per appointment, offset and start; a patient's a day and an hour before unless they choose, a therapist's none",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    await book(acting.patient, wish(therapist, FRIDAY));
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 4320)), []);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 1441)), []);
    assert.deepEqual(addresses(await remindersAt(practice, before(FRIDAY, 1440))), [ANN]);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 1439)), []);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 61)), []);
    assert.deepEqual(addresses(await remindersAt(practice, before(FRIDAY, 60))), [ANN]);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 59)), []);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 0)), []);
  },
);

databaseTest(
  "every user is reminded at the times of their choice, patients and therapists alike",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    await saveReminderChoices(acting.patient, [4320]);
    await saveReminderChoices(acting.therapist, [4320, 1440, 60]);
    await book(acting.patient, wish(therapist, FRIDAY));
    assert.deepEqual(addresses(await remindersAt(practice, before(FRIDAY, 4320))), [ANN, MAYA]);
    assert.deepEqual(addresses(await remindersAt(practice, before(FRIDAY, 1440))), [MAYA]);
    await saveReminderChoices(acting.therapist, []);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 60)), [], "Updated when the choice changes.");
  },
);

databaseTest(
  "a user who chooses a reminder after its time has passed gets only the next one",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    await book(acting.patient, wish(therapist, FRIDAY));
    await saveReminderChoices(acting.patient, []);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 600)), []);
    await saveReminderChoices(acting.patient, [4320, 1440, 60]);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 590)), []);
    assert.deepEqual(addresses(await remindersAt(practice, before(FRIDAY, 60))), [ANN]);
  },
);

databaseTest(
  "Reminders: never all at once at booking, and none at all half an hour ahead",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    await saveReminderChoices(acting.patient, [4320, 1440, 60]);
    practice.clock.set(before(FRIDAY, 30));
    await book(acting.patient, wish(therapist, FRIDAY));
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 30)), []);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 1)), []);
    practice.clock.set(before("2026-03-10T10:00", 600));
    await book(acting.patient, wish(therapist, "2026-03-10T10:00"));
    assert.deepEqual(await remindersAt(practice, before("2026-03-10T10:00", 599)), []);
    assert.equal((await remindersAt(practice, before("2026-03-10T10:00", 60))).length, 1);
  },
);

databaseTest("Reminders: moved with a reschedule", async ({ db }) => {
  const { practice, therapist, acting } = await reminding(db);
  const { id: appointmentId } = await book(acting.patient, wish(therapist, FRIDAY));
  assert.equal((await remindersAt(practice, before(FRIDAY, 1440))).length, 1);
  const later = "2026-03-09T11:00";
  await rescheduleAppointment(acting.patient, { appointmentId, startsAt: denver(later) });
  assert.deepEqual(await remindersAt(practice, before(FRIDAY, 60)), []);
  const [anew] = await remindersAt(practice, before(later, 1440));
  assert.match(anew.subject, /Mon, Mar 9 at 11:00 AM/);
  assert.equal((await remindersAt(practice, before(later, 60))).length, 1);
});

databaseTest(
  "a visit that moves closer, or away and back, sends no reminder whose time has passed",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    const { id: appointmentId } = await book(acting.patient, wish(therapist, FRIDAY));
    const move = (to: string) =>
      rescheduleAppointment(acting.patient, { appointmentId, startsAt: denver(to) });
    assert.equal((await remindersAt(practice, before(FRIDAY, 1440))).length, 1);
    await move("2026-03-06T09:00");
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 1438)), [], "It is 23 hours ahead by now.");
    await move(FRIDAY);
    assert.deepEqual(
      await remindersAt(practice, before(FRIDAY, 1437)),
      [],
      "This start already had a reminder.",
    );
    assert.equal((await remindersAt(practice, before(FRIDAY, 60))).length, 1);
  },
);

databaseTest("Reminders: gone with a cancellation", async ({ db }) => {
  const { practice, therapist, acting } = await reminding(db);
  const { id: appointmentId } = await book(acting.patient, wish(therapist, FRIDAY));
  await cancelAppointment(acting.patient, { appointmentId, reason: "" });
  assert.deepEqual(await remindersAt(practice, before(FRIDAY, 1440)), []);
  assert.deepEqual(await remindersAt(practice, before(FRIDAY, 60)), []);
  assert.equal(await countClaims(db), 0, "It is not even enqueued.");
});

databaseTest(
  "a reminder is late when no worker ran, and only the nearest due one is sent",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    await saveReminderChoices(acting.patient, [4320, 1440, 60]);
    await book(acting.patient, wish(therapist, FRIDAY));
    const [late] = await remindersAt(practice, before(FRIDAY, 700));
    assert.equal(late.to, ANN, "Late, but useful.");
    assert.deepEqual(
      await remindersAt(practice, before(FRIDAY, 699)),
      [],
      "The three-day reminder is skipped.",
    );
    assert.equal((await remindersAt(practice, before(FRIDAY, 20))).length, 1);
    assert.deepEqual(await remindersAt(practice, before(FRIDAY, 19)), []);
  },
);

databaseTest(
  "no late reminder comes for a visit that has begun, or for an unconfirmed request",
  async ({ db }) => {
    const { practice, therapist, patient, acting } = await reminding(db);
    await book(acting.patient, wish(therapist, FRIDAY));
    assert.deepEqual(await remindersAt(practice, denver(FRIDAY)), []);
    const startsAt = practice.now().add({ hours: 30 });
    await createAppointment(practice, {
      therapistId: therapist.id,
      patientId: patient.id,
      startsAt,
      status: "pending",
    });
    assert.deepEqual(await remindersAt(practice, startsAt.subtract({ hours: 24 })), []);
    assert.equal(await countClaims(db), 0, "It is not even enqueued.");
  },
);

databaseTest(
  "an enqueued reminder that no longer makes sense is not sent",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    const cases: [string, (appointmentId: string, start: string) => Promise<unknown>][] = [
      [
        "2026-03-05T10:00",
        (appointmentId) => cancelAppointment(acting.patient, { appointmentId, reason: "" }),
      ],
      [
        "2026-03-06T10:00",
        (appointmentId) =>
          rescheduleAppointment(acting.patient, { appointmentId, startsAt: denver("2026-03-06T15:00") }),
      ],
      ["2026-03-10T10:00", (_, start) => Promise.resolve(practice.clock.set(denver(start)))],
      ["2026-03-11T10:00", () => saveReminderChoices(acting.patient, [])],
    ];
    for (const [start, change] of cases) {
      const { id } = await book(acting.patient, wish(therapist, start));
      practice.clock.set(before(start, 60));
      await runDueJobs(practice);
      await claimReminders(practice);
      assert.equal(
        (await db.selectFrom("jobs").select("id").where("kind", "=", "reminder").execute()).length,
        1,
      );
      await change(id, start);
      assert.deepEqual(await remindersAt(practice), [], start);
    }
    const dropped = await db.selectFrom("mails").select("kind").where("status", "=", "dropped").execute();
    assert.equal(dropped.length, cases.length);
  },
);

databaseTest("a user who left the practice is not reminded", async ({ db }) => {
  const { practice, therapist, patient, acting } = await reminding(db);
  await book(acting.patient, wish(therapist, FRIDAY));
  await db.updateTable("users").set({ status: "suspended" }).where("id", "=", patient.id).execute();
  assert.deepEqual(await remindersAt(practice, before(FRIDAY, 60)), []);
  assert.equal(await countClaims(db), 0, "It is not even enqueued.");
});

databaseTest("Reminders: whichever of several workers claims it, each is enqueued once", async ({ db }) => {
  const { practice, therapist, patient, acting } = await reminding(db);
  await saveReminderChoices(acting.therapist, [60]);
  const startsAt = practice.now().add({ hours: 2 });
  const made = await Promise.all(
    Array.from({ length: 120 }, () =>
      makeAppointment(practice.now(), practice.keyring, {
        therapistId: therapist.id,
        patientId: patient.id,
        startsAt,
      })),
  );
  // They all begin at once, which held time would refuse.
  const rows = made.map(({ rows }) => ({ ...rows, bookedTime: [] }));
  await transaction(db, (trx) => insertRows(trx, ...rows));
  practice.clock.advance({ minutes: 70 });
  await Promise.all([1, 2, 3, 4].map(() => claimReminders(practice)));
  await claimReminders(practice);
  const jobs = await db.selectFrom("jobs").select("id").where("kind", "=", "reminder").execute();
  const claims = await db.selectFrom("appointmentReminders").select("userId").execute();
  assert.equal(claims.length, 240);
  assert.equal(jobs.length, 240);
});

databaseTest(
  "records of sent reminders are kept for a month after the visit, then deleted",
  async ({ db }) => {
    const { practice, therapist, acting } = await reminding(db);
    await book(acting.patient, wish(therapist, FRIDAY));
    await remindersAt(practice, before(FRIDAY, 60));
    practice.clock.set(denver(FRIDAY).add({ hours: 29 * 24 }));
    await forgetReminders(practice);
    assert.ok(await countClaims(db) > 0);
    practice.clock.advance({ hours: 48 });
    await forgetReminders(practice);
    assert.equal(await countClaims(db), 0);
  },
);
