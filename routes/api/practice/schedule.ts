import { define, named } from "../../../lib/site/define.ts";
import { readSchedule } from "../../../lib/scheduling/availability/read_schedule.ts";
import { saveSchedule } from "../../../lib/scheduling/availability/save_schedule.ts";
import { scheduleBody, scheduleOutput } from "../../../lib/shared/schemas/schedule.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { scheduleRefusals } from "../../../lib/scheduling/availability/schedule_refusals.ts";

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
    problems: scheduleRefusals,
    async handle({ acting, body: { version, acceptConflicts, ...input } }) {
      const result = await saveSchedule(acting, input, { version, acceptConflicts });
      if (result.kind !== "saved") throw refusalProblem(scheduleRefusals, result);
      return result.schedule;
    },
  },
});
