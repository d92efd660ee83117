import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { readSchedule } from "../../../lib/scheduling/availability/read_schedule.ts";
import { saveSchedule, type SaveScheduleResult } from "../../../lib/scheduling/availability/save_schedule.ts";
import type { ScheduleConflict } from "../../../lib/scheduling/availability/schedule_conflicts.ts";
import { scheduleBody } from "../../../lib/shared/schemas/schedule.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    return Response.json(await readSchedule(acting, acting.db));
  },

  async PUT(ctx) {
    const acting = actingAs(ctx);
    const { version, acceptConflicts, ...input } = await readJson(ctx.req, scheduleBody);
    return answer(await saveSchedule(acting, input, { version, acceptConflicts }));
  },
});

function answer(result: SaveScheduleResult): Response {
  switch (result.kind) {
    case "saved":
      return Response.json(result.schedule);
    case "conflicts":
      throw new Problem(
        409,
        "Booked appointments lie outside these hours. Send acceptConflicts to keep them and save.",
        {
          code: "schedule_conflicts",
          extension: { conflicts: result.conflicts.map(conflictJson) },
        },
      );
    case "stale":
      throw new Problem(409, "The schedule has been changed since you read it. Read it again.", {
        code: "stale",
        extension: { version: result.version },
      });
  }
}

const conflictJson = ({ appointment, why }: ScheduleConflict) => ({
  appointmentId: appointment.id,
  startsAt: appointment.startsAt.toString(),
  endsAt: appointment.endsAt.toString(),
  why,
});
