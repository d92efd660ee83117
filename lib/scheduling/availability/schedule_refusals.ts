import type { Refusals } from "../../shared/refusal.ts";
import type { SaveScheduleResult } from "./save_schedule.ts";
import type { ScheduleConflict } from "./schedule_conflicts.ts";

/** Why a schedule was not saved. */
export const scheduleRefusals: Refusals<Exclude<SaveScheduleResult, { kind: "saved" }>> = {
  conflicts: {
    status: 409,
    code: "schedule_conflicts",
    sentence: "Booked visits are outside these hours. Send `acceptConflicts` to save and keep them.",
    members: ({ conflicts }) => ({ conflicts: conflicts.map(conflictJson) }),
  },
  stale: {
    status: 409,
    sentence: "This schedule changed in another window while you were editing.",
    members: ({ version }) => ({ version }),
  },
};

const conflictJson = ({ appointment, why }: ScheduleConflict) => ({
  appointmentId: appointment.id,
  startsAt: appointment.startsAt.toString(),
  endsAt: appointment.endsAt.toString(),
  why,
});
