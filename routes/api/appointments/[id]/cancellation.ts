import { actingAs } from "../../../../lib/auth/access.ts";
import { define } from "../../../../lib/http/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { appointmentJson } from "../../../../lib/scheduling/appointment_view.ts";
import { cancelAppointment } from "../../../../lib/scheduling/cancel_appointment.ts";
import { refusalProblem } from "../../../../lib/scheduling/refusal_problem.ts";
import { cancellationInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const appointmentId = idFrom(ctx.params);
    const { reason = "", late } = await readJson(ctx.req, cancellationInput);
    const result = await cancelAppointment(acting, { appointmentId, reason, late });
    if (result.kind !== "cancelled" && result.kind !== "left") {
      throw refusalProblem(result, acting.actor.role);
    }
    return Response.json(appointmentJson(result.appointment));
  },
});
