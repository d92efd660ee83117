import { define, named } from "../../../lib/site/define.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { readSchedule } from "../../../lib/scheduling/availability/read_schedule.ts";
import { saveSchedule } from "../../../lib/scheduling/availability/save_schedule.ts";
import type { ScheduleConflict } from "../../../lib/scheduling/availability/schedule_conflicts.ts";
import { scheduleBody, scheduleOutput } from "../../../lib/shared/schemas/schedule.ts";

const schedule = named("Schedule", scheduleOutput);

export const handler = define.api({
  GET: {
    tag: "Practice",
    summary: "Read the therapist's schedule",
    answer: { description: "Hours, time off and settings, and their version.", body: schedule },
    handle: ({ acting }) => readSchedule(acting, acting.db),
  },

  PUT: {
    tag: "Practice",
    summary: "Save the therapist's schedule",
    body: named("ScheduleChange", scheduleBody),
    answer: { description: "The saved schedule.", body: schedule },
    problems: {
      409: "`schedule_conflicts`: Booked appointments are outside the new hours; `conflicts` lists them. " +
        "`stale`: Someone has saved since; `version` is the newest.",
    },
    async handle({ acting, body: { version, acceptConflicts, ...input } }) {
      const result = await saveSchedule(acting, input, { version, acceptConflicts });
      switch (result.kind) {
        case "saved":
          return result.schedule;
        case "conflicts":
          throw new Problem(
            409,
            "Booked appointments lie outside these hours. Send acceptConflicts to keep them and save.",
            { code: "schedule_conflicts", extension: { conflicts: result.conflicts.map(conflictJson) } },
          );
        case "stale":
          throw new Problem(409, "The schedule has been changed since you read it. Read it again.", {
            code: "stale",
            extension: { version: result.version },
          });
      }
    },
  },
});

const conflictJson = ({ appointment, why }: ScheduleConflict) => ({
  appointmentId: appointment.id,
  startsAt: appointment.startsAt.toString(),
  endsAt: appointment.endsAt.toString(),
  why,
});
