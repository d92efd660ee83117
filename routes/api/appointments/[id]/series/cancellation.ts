import { define, named } from "../../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { cancelAppointment } from "../../../../../lib/scheduling/booking/cancel_appointment.ts";
import { cancelRefusals } from "../../../../../lib/scheduling/booking/change_refusals.ts";
import { seriesCancellationInput, seriesOutput } from "../../../../../lib/shared/schemas/plan.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Cancel an appointment and all later ones in its series",
    body: named("SeriesCancellation", seriesCancellationInput),
    answer: {
      description: "The appointments that this request canceled.",
      body: named("SeriesAppointments", seriesOutput),
    },
    problems: cancelRefusals,
    async handle({ acting, params, body: { reason = "" } }) {
      const result = await cancelAppointment(acting, {
        appointmentId: params.id,
        reason,
        scope: "following",
      });
      if (result.kind !== "cancelled" && result.kind !== "left") {
        throw refusalProblem(cancelRefusals, result, acting.actor.role);
      }
      return { items: result.appointments };
    },
  },
});
