import assert from "node:assert/strict";
import { type HeldTime, stepsOf } from "../../../lib/scheduling/time/booked_time.ts";

const therapistId = "bbbbbbbb-0000-4000-8000-000000000000";
const patientId = "aaaaaaaa-0000-4000-8000-000000000000";
const visit: HeldTime = {
  therapistId,
  patientIds: [patientId],
  startsAt: Temporal.Instant.from("2026-03-10T15:00:00Z"),
  endsAt: Temporal.Instant.from("2026-03-10T15:20:00Z"),
  bufferBeforeMinutes: 10,
  bufferAfterMinutes: 5,
};
const timesOf = (held: HeldTime, userId: string) =>
  stepsOf(held).filter((step) => step.userId === userId).map((step) => step.at.toString().slice(11, 16));

Deno.test("a visit takes the patient's time from start to end, in steps of five minutes", () => {
  assert.deepEqual(timesOf(visit, patientId), ["15:00", "15:05", "15:10", "15:15"]);
});

Deno.test("a visit takes the therapist's time with the buffers before and after", () => {
  assert.deepEqual(timesOf(visit, therapistId), [
    "14:50",
    "14:55",
    "15:00",
    "15:05",
    "15:10",
    "15:15",
    "15:20",
  ]);
});

Deno.test("a time between two steps takes every step that it touches", () => {
  const odd = {
    ...visit,
    startsAt: visit.startsAt.add({ minutes: 2 }),
    endsAt: visit.endsAt.add({ minutes: 2 }),
  };
  assert.deepEqual(timesOf(odd, patientId), ["15:00", "15:05", "15:10", "15:15", "15:20"]);
});

Deno.test("steps are always taken in the same order, so that two bookings never wait for each other", () => {
  const swapped = { ...visit, therapistId: patientId, patientIds: [therapistId] };
  for (const held of [visit, swapped]) {
    const keys = stepsOf(held).map((step) => `${step.userId} ${step.at}`);
    assert.deepEqual(keys, keys.toSorted());
  }
});
