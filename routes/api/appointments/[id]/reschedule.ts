import { define, named } from "../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { rescheduleRefusals } from "../../../../lib/scheduling/booking/move_refusals.ts";
import { rescheduleAppointment } from "../../../../lib/scheduling/booking/reschedule_appointment.ts";
import { appointmentOutput, rescheduleInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Move an appointment",
    description: "It remains the same appointment and keeps its length. Its old time becomes free.",
    body: named("Reschedule", rescheduleInput),
    answer: {
      description: "The appointment, at its new time.",
      body: named("Appointment", appointmentOutput),
    },
    problems: rescheduleRefusals,
    async handle({ acting, params, body: { startsAt } }) {
      const result = await rescheduleAppointment(acting, {
        appointmentId: params.id,
        startsAt: Temporal.Instant.from(startsAt),
      });
      if (result.kind !== "rescheduled") {
        throw refusalProblem(rescheduleRefusals, result, acting.actor.role);
      }
      return result.appointment;
    },
  },
});
