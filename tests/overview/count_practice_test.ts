import assert from "node:assert/strict";
import { countPractice } from "../../lib/overview/count_practice.ts";
import { cancelAppointment } from "../../lib/scheduling/booking/cancel_appointment.ts";
import { book, denver, practiceOn, wish } from "../scheduling/desk.ts";
import { databaseTest } from "../support/database.ts";
import { connect, createAdmin, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";

databaseTest("the overview counts people, appointments and work correctly", async ({ db }) => {
  const practice = practiceOn(db);
  const admin = actingFor(practice, await createAdmin(practice));
  assert.deepEqual(await countPractice(admin), {
    patients: 0,
    therapists: 0,
    listedTherapists: 0,
    comingAppointments: 0,
    bookedThisWeek: 0,
    cancelledThisWeek: 0,
    waitingJobs: 0,
    failedJobs: 0,
  });

  const therapist = await createTherapist(practice);
  await createTherapist(practice, { profile: { listed: false } });
  const robin = await createPatient(practice);
  await connect(practice, robin, therapist);
  const patient = actingFor(practice, robin);
  const kept = await book(patient, wish(therapist, "2026-03-03T09:00"));
  const dropped = await book(patient, wish(therapist, "2026-03-04T09:00"));
  await cancelAppointment(patient, { appointmentId: dropped.id, reason: "" });

  const { waitingJobs, ...counts } = await countPractice(admin);
  assert.ok(waitingJobs > 0);
  assert.deepEqual(counts, {
    patients: 1,
    therapists: 2,
    listedTherapists: 1,
    comingAppointments: 1,
    bookedThisWeek: 2,
    cancelledThisWeek: 1,
    failedJobs: 0,
  });

  practice.clock.set(denver("2026-03-20T09:00"));
  const later = await countPractice(admin);
  assert.equal(kept.status, "booked");
  assert.deepEqual([later.comingAppointments, later.bookedThisWeek, later.cancelledThisWeek], [0, 0, 0]);
});
