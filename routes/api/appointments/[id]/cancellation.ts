import { define, named } from "../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { cancelAppointment } from "../../../../lib/scheduling/booking/cancel_appointment.ts";
import { cancelRefusals } from "../../../../lib/scheduling/booking/change_refusals.ts";
import { appointmentOutput, cancellationInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Cancel an appointment",
    description: "After the therapist's notice has begun, a patient must send `late: true`.",
    body: named("Cancellation", cancellationInput),
    answer: {
      description:
        "The canceled appointment. A patient in a group only leaves it, so it is canceled for them alone.",
      body: named("Appointment", appointmentOutput),
    },
    problems: cancelRefusals,
    async handle({ acting, params, body: { reason = "", late } }) {
      const result = await cancelAppointment(acting, { appointmentId: params.id, reason, late });
      if (result.kind !== "cancelled" && result.kind !== "left") {
        throw refusalProblem(cancelRefusals, result, acting.actor.role);
      }
      return result.appointments[0];
    },
  },
});
