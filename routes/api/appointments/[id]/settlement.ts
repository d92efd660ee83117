import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { appointmentJson } from "../../../../lib/scheduling/appointments/appointment_view.ts";
import { settleRefusals } from "../../../../lib/scheduling/booking/change_refusals.ts";
import { settleAppointment } from "../../../../lib/scheduling/booking/settle_appointment.ts";
import { settlementInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const { settlement } = await readJson(ctx.req, settlementInput);
    const result = await settleAppointment(acting, idFrom(ctx.params), settlement);
    if (result.kind !== "settled") throw refusalProblem(settleRefusals, result, acting.actor.role);
    return Response.json(appointmentJson(result.appointment));
  },
});
