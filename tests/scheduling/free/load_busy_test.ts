import assert from "node:assert/strict";
import type { Db } from "../../../db/client.ts";
import { type BusyQuestion, loadBusy } from "../../../lib/scheduling/free/load_busy.ts";
import type { Interval } from "../../../lib/scheduling/time/interval.ts";
import { LONGEST_VISIT } from "../../../lib/scheduling/time/visit_length.ts";
import { databaseTest } from "../../support/database.ts";
import { createAppointment, createPatient, createTherapist } from "../../support/factories.ts";
import { denver, practiceOn } from "../desk.ts";

/** Books a visit on Wednesday at 10:00 in Denver, with a buffer of one hour before it and two after it. */
async function withVisit(db: Db, status: "booked" | "cancelled" = "booked") {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  const { id } = await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: patient.id,
    startsAt: denver("2026-03-04T10:00"),
    bufferBeforeMinutes: 60,
    bufferAfterMinutes: 120,
    status,
  });
  const ask = async (from: string, until: string, more: Partial<BusyQuestion> = {}) => {
    const [fromAt, untilAt] = [denver(`2026-03-04T${from}`), denver(`2026-03-04T${until}`)];
    const question = { therapistIds: [therapist.id], patientIds: [patient.id], from: fromAt, until: untilAt };
    const { therapist: theirs, patient: own } = (await loadBusy(db, { ...question, ...more })).of(
      therapist.id,
    );
    return { therapist: theirs.map(clocks), patient: own.map(clocks) };
  };
  return { id, ask };
}

const clocks = ({ startsAt, endsAt }: Interval) =>
  [startsAt, endsAt].map((at) =>
    at.toZonedDateTimeISO("America/Denver").toPlainTime().toString().slice(0, 5)
  );

databaseTest(
  "a visit takes its therapist's time with the buffers, and its patient's without",
  async ({ db }) => {
    const { ask } = await withVisit(db);
    const taken = { therapist: [["09:00", "12:50"]], patient: [["10:00", "10:50"]] };
    assert.deepEqual(await ask("10:00", "11:00"), taken);
    assert.deepEqual(await ask("08:00", "09:05"), taken, "only the time before it overlaps");
    assert.deepEqual(await ask("12:45", "14:00"), taken, "only the time after it overlaps");
  },
);

databaseTest("canceled visits do not take time, nor does the moving visit itself", async ({ db }) => {
  const none = { therapist: [], patient: [] };
  const { id, ask } = await withVisit(db);
  assert.deepEqual(await ask("10:00", "11:00", { exceptAppointmentId: id }), none);
  const cancelled = await withVisit(db, "cancelled");
  assert.deepEqual(await cancelled.ask("10:00", "11:00"), none);
});

databaseTest("the longest visit with the longest buffer blocks to its very end", async ({ db }) => {
  const practice = practiceOn(db);
  const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
  await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: patient.id,
    startsAt: denver("2026-03-04T08:00"),
    minutes: LONGEST_VISIT.minutes,
    bufferAfterMinutes: 120,
  });
  const ask = async (from: string) => {
    const span = { from: denver(`2026-03-04T${from}`), until: denver("2026-03-04T20:00") };
    const busy = await loadBusy(db, { therapistIds: [therapist.id], patientIds: [patient.id], ...span });
    return busy.of(therapist.id);
  };
  assert.equal((await ask("13:55")).therapist.length, 1);
  assert.equal((await ask("11:55")).patient.length, 1);
});
