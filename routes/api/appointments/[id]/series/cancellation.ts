import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { readJson } from "../../../../../lib/http/json.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { appointmentJson } from "../../../../../lib/scheduling/appointments/appointment_view.ts";
import { cancelAppointment } from "../../../../../lib/scheduling/booking/cancel_appointment.ts";
import { cancelRefusals } from "../../../../../lib/scheduling/booking/change_refusals.ts";
import { seriesCancellationInput } from "../../../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const appointmentId = idFrom(ctx.params);
    const { reason = "" } = await readJson(ctx.req, seriesCancellationInput);
    const result = await cancelAppointment(acting, { appointmentId, reason, scope: "following" });
    if (result.kind !== "cancelled" && result.kind !== "left") {
      throw refusalProblem(cancelRefusals, result, acting.actor.role);
    }
    return Response.json({ items: result.appointments.map(appointmentJson) });
  },
});
