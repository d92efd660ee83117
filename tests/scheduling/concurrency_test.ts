import assert from "node:assert/strict";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { rescheduleAppointment } from "../../lib/scheduling/booking/reschedule_appointment.ts";
import { readSchedule } from "../../lib/scheduling/availability/read_schedule.ts";
import { saveSchedule } from "../../lib/scheduling/availability/save_schedule.ts";
import { databaseTest, type DatabaseTestOptions } from "../support/database.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";
import { book, countRows, denver, practiceOn, wish } from "./desk.ts";

const settings: DatabaseTestOptions[] = [
  { engines: ["PGlite"] },
  { engines: ["PostgreSQL"], isolation: "serializable" },
  { engines: ["PostgreSQL"], isolation: "read committed" },
];

for (const options of settings) {
  databaseTest(
    "No check-then-insert gap: fifty people, one slot, one appointment, and forty-nine told what is still free",
    async ({ db }) => {
      const practice = practiceOn(db);
      const therapist = await createTherapist(practice);
      const patients = await Promise.all(Array.from({ length: 50 }, () => createPatient(practice)));
      const results = await Promise.all(
        patients.map((patient) =>
          bookAppointment(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"))
        ),
      );

      assert.equal(results.filter(({ kind }) => kind === "booked").length, 1);
      const refused = results.filter((result) => result.kind === "taken");
      assert.equal(refused.length, 49);
      const stillFree = ["09:00", "11:00", "12:00", "13:00", "14:00", "15:00"]
        .map((time) => denver(`2026-03-04T${time}`).toString());
      for (const { free } of refused) {
        assert.deepEqual(free.map((slot) => slot.startsAt.toString()), stillFree);
      }
      assert.equal(await countRows(db, "appointments"), 1);
      assert.equal(await countRows(db, "appointmentAttendees"), 2);
      assert.equal(await countRows(db, "bookedTime"), 22);
      assert.equal(await countRows(db, "jobs"), 2);
      const outcomes = await db.selectFrom("auditEvents").select(["outcome", "reason"])
        .where("action", "=", "book").execute();
      assert.equal(outcomes.filter(({ outcome }) => outcome === "allowed").length, 1);
      assert.equal(outcomes.filter(({ reason }) => reason === "taken").length, 49);
    },
    options,
  );

  databaseTest(
    "No check-then-insert gap: two people, one slot, one appointment, at every isolation level",
    async ({ db }) => {
      const practice = practiceOn(db);
      const therapist = await createTherapist(practice);
      const pair = [await createPatient(practice), await createPatient(practice)];
      for (const patient of pair) await connect(practice, patient, therapist);
      for (const hour of ["09", "10", "11", "12", "13", "14", "15", "16"]) {
        const input = () => wish(therapist, `2026-03-04T${hour}:00`);
        const results = await Promise.all(
          pair.map((patient) => bookAppointment(actingFor(practice, patient), input())),
        );
        assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ["booked", "taken"]);
      }
      assert.equal(await countRows(db, "appointments"), 8);
    },
    options,
  );

  databaseTest(
    "a patient who simultaneously books ten therapists for one hour gets one visit",
    async ({ db }) => {
      const practice = practiceOn(db);
      const patient = await createPatient(practice);
      const therapists = await Promise.all(Array.from({ length: 10 }, () => createTherapist(practice)));
      const results = await Promise.all(
        therapists.map((therapist) =>
          bookAppointment(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"))
        ),
      );
      assert.equal(results.filter(({ kind }) => kind === "booked").length, 1);
      assert.equal(results.filter(({ kind }) => kind === "own_time_taken").length, 9);
      assert.equal(await countRows(db, "bookedTime"), 22);
    },
    options,
  );

  databaseTest("forty patients who simultaneously book forty slots all get theirs", async ({ db }) => {
    const practice = practiceOn(db);
    const therapist = await createTherapist(practice);
    const days = ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"];
    const slots = days.flatMap((day) =>
      ["09", "10", "11", "12", "13", "14", "15", "16"].map((hour) => `${day}T${hour}:00`)
    );
    const results = await Promise.all(
      slots.map(async (slot) =>
        bookAppointment(actingFor(practice, await createPatient(practice)), wish(therapist, slot))
      ),
    );
    assert.deepEqual(results.map(({ kind }) => kind), slots.map(() => "booked"));
  }, options);

  databaseTest(
    "when hours are closed during a booking, either the conflict is reported or the booking is refused",
    async ({ db }) => {
      const practice = practiceOn(db);
      const closed = { version: 1, acceptConflicts: false };
      for (let round = 0; round < 10; round++) {
        const therapist = await createTherapist(practice);
        const desk = actingFor(practice, therapist);
        const { version: _, ...schedule } = await readSchedule(desk, db);
        const patient = actingFor(practice, await createPatient(practice));
        const [booking, saving] = await Promise.all([
          bookAppointment(patient, wish(therapist, "2026-03-04T10:00")),
          saveSchedule(desk, { ...schedule, hours: [] }, closed),
        ]);
        const outcome = `${booking.kind} and ${saving.kind}`;
        assert.ok(["booked and conflicts", "not_offered and saved"].includes(outcome), outcome);
      }
    },
    options,
  );

  databaseTest(
    "when hours are closed during a move, either the conflict is reported or the move is refused",
    async ({ db }) => {
      const practice = practiceOn(db);
      for (let round = 0; round < 10; round++) {
        const therapist = await createTherapist(practice);
        const desk = actingFor(practice, therapist);
        const { version: _, ...schedule } = await readSchedule(desk, db);
        const patient = actingFor(practice, await createPatient(practice));
        const { id: appointmentId } = await book(patient, wish(therapist, "2026-03-04T10:00"));
        const wednesdays = schedule.hours.filter(({ weekday }) => weekday === 3);
        const [move, saving] = await Promise.all([
          rescheduleAppointment(patient, { appointmentId, startsAt: denver("2026-03-05T10:00") }),
          saveSchedule(desk, { ...schedule, hours: wednesdays }, { version: 1, acceptConflicts: false }),
        ]);
        const outcome = `${move.kind} and ${saving.kind}`;
        assert.ok(["rescheduled and conflicts", "not_offered and saved"].includes(outcome), outcome);
      }
    },
    options,
  );
}
