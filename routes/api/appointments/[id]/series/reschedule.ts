import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { readJson } from "../../../../../lib/http/json.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { appointmentJson } from "../../../../../lib/scheduling/appointments/appointment_view.ts";
import { moveRefusals } from "../../../../../lib/scheduling/booking/move_refusals.ts";
import { moveVisits } from "../../../../../lib/scheduling/booking/move_visits.ts";
import { seriesMoveInput } from "../../../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const { startsAt, scope, ...decisions } = await readJson(ctx.req, seriesMoveInput);
    const move = { appointmentId: idFrom(ctx.params), startsAt: Temporal.Instant.from(startsAt), scope };
    const result = await moveVisits(acting, move, decisions);
    if (result.kind !== "moved") throw refusalProblem(moveRefusals, result, acting.actor.role);
    return Response.json({ items: result.appointments.map(appointmentJson) });
  },
});
