import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { appointmentJson } from "../../../../lib/scheduling/appointments/appointment_view.ts";
import { rescheduleRefusals } from "../../../../lib/scheduling/booking/move_refusals.ts";
import { rescheduleAppointment } from "../../../../lib/scheduling/booking/reschedule_appointment.ts";
import { rescheduleInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const { startsAt } = await readJson(ctx.req, rescheduleInput);
    const result = await rescheduleAppointment(acting, {
      appointmentId: idFrom(ctx.params),
      startsAt: Temporal.Instant.from(startsAt),
    });
    if (result.kind !== "rescheduled") {
      throw refusalProblem(rescheduleRefusals, result, acting.actor.role);
    }
    return Response.json(appointmentJson(result.appointment));
  },
});
