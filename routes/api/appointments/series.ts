import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readIdempotencyKey } from "../../../lib/http/idempotency_key.ts";
import { readJson } from "../../../lib/http/json.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { appointmentJson } from "../../../lib/scheduling/appointments/appointment_view.ts";
import { planRefusals } from "../../../lib/scheduling/booking/booking_refusals.ts";
import { bookPlan } from "../../../lib/scheduling/booking/plan/book_plan.ts";
import { planOfInput } from "../../../lib/scheduling/booking/plan/plan_of_input.ts";
import { seriesInput } from "../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const idempotencyKey = readIdempotencyKey(ctx.req);
    const { skip, override, ...input } = await readJson(ctx.req, seriesInput);
    const result = await bookPlan(acting, planOfInput(acting, input), {
      skip: skip.map((at) => Temporal.Instant.from(at)),
      override,
      idempotencyKey,
    });
    if (result.kind !== "booked") throw refusalProblem(planRefusals, result, acting.actor.role);
    return Response.json({ items: result.appointments.map(appointmentJson) }, { status: 201 });
  },
});
