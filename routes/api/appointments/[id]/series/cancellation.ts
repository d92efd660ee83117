import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { readJson } from "../../../../../lib/http/json.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { appointmentJson } from "../../../../../lib/scheduling/appointments/appointment_view.ts";
import { bookingProblem } from "../../../../../lib/site/problems/booking_problem.ts";
import { cancelFollowing } from "../../../../../lib/scheduling/series/cancel_following.ts";
import { seriesCancellationInput } from "../../../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const appointmentId = idFrom(ctx.params);
    const { reason = "" } = await readJson(ctx.req, seriesCancellationInput);
    const result = await cancelFollowing(acting, { appointmentId, reason });
    if (result.kind !== "cancelled" && result.kind !== "left") {
      throw bookingProblem(result, acting.actor.role);
    }
    return Response.json({ items: result.appointments.map(appointmentJson) });
  },
});
