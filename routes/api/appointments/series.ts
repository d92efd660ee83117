import { define, named } from "../../../lib/site/define.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { planRefusals } from "../../../lib/scheduling/booking/booking_refusals.ts";
import { bookPlan } from "../../../lib/scheduling/booking/plan/book_plan.ts";
import { planOfInput } from "../../../lib/scheduling/booking/plan/plan_of_input.ts";
import { seriesInput, seriesOutput } from "../../../lib/shared/schemas/plan.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Book a plan",
    description:
      "Books all visits except those in `skip`, or none. `override` names the conflicts that a therapist " +
      "has seen in the preview and overrides.",
    idempotencyKey: true,
    body: named("SeriesBooking", seriesInput),
    answer: {
      status: 201,
      description: "The appointments, in order, booked or requested.",
      body: named("SeriesAppointments", seriesOutput),
    },
    problems: planRefusals,
    async handle({ acting, idempotencyKey, body: { skip, override, ...input } }) {
      const result = await bookPlan(acting, planOfInput(acting, input), {
        skip: skip.map((at) => Temporal.Instant.from(at)),
        override,
        idempotencyKey,
      });
      if (result.kind !== "booked") throw refusalProblem(planRefusals, result, acting.actor.role);
      return { items: result.appointments };
    },
  },
});
