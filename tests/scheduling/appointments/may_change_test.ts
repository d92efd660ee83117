import assert from "node:assert/strict";
import type { AppointmentStatus } from "../../../lib/shared/codes/appointment_statuses.ts";
import { changeRefusal } from "../../../lib/scheduling/appointments/may_change.ts";

const startsAt = Temporal.Instant.from("2026-03-10T15:00:00Z");
const appointment = { status: "booked" as AppointmentStatus, startsAt, noticeMinutes: 24 * 60 };
const minutesBefore = (minutes: number) => startsAt.subtract({ minutes });
const changes = ["cancel", "reschedule"] as const;

Deno.test("only a pending or booked appointment can be canceled or moved", () => {
  const now = minutesBefore(7 * 24 * 60);
  for (const status of ["pending", "booked"] as const) {
    for (const change of changes) {
      assert.equal(changeRefusal(change, { ...appointment, status }, "patient", now), null);
    }
  }
  for (const status of ["arrived", "fulfilled", "cancelled", "noshow"] as const) {
    assert.deepEqual(changeRefusal("cancel", { ...appointment, status }, "patient", now), {
      kind: "not_cancellable",
      status,
    });
    assert.deepEqual(changeRefusal("reschedule", { ...appointment, status }, "therapist", now), {
      kind: "not_reschedulable",
      status,
    });
  }
});

Deno.test("The notice window applies to cancelling as well as rescheduling, therapists exempt", () => {
  const inside = { kind: "inside_notice", noticeMinutes: 24 * 60 };
  for (const change of changes) {
    assert.equal(changeRefusal(change, appointment, "patient", minutesBefore(24 * 60)), null);
    assert.deepEqual(changeRefusal(change, appointment, "patient", minutesBefore(24 * 60 - 1)), inside);
    assert.equal(changeRefusal(change, appointment, "therapist", minutesBefore(1)), null);
  }
});

Deno.test("no one can cancel or move an appointment that has started", () => {
  for (const change of changes) {
    for (const role of ["patient", "therapist"] as const) {
      for (const now of [startsAt, startsAt.add({ minutes: 10 })]) {
        assert.deepEqual(changeRefusal(change, appointment, role, now), { kind: "already_started" });
      }
    }
  }
});
