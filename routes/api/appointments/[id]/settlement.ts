import { define, named } from "../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { settleRefusals } from "../../../../lib/scheduling/booking/change_refusals.ts";
import { settleAppointment } from "../../../../lib/scheduling/booking/settle_appointment.ts";
import { appointmentOutput, settlementInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Settle an appointment",
    description:
      "Its therapist confirms a request, or notes that the patient is here, that the visit took place or that nobody came; " +
      "`undo` takes that back.",
    body: named("Settlement", settlementInput),
    answer: {
      description: "The appointment, as it is now.",
      body: named("Appointment", appointmentOutput),
    },
    problems: settleRefusals,
    async handle({ acting, params, body: { settlement } }) {
      const result = await settleAppointment(acting, params.id, settlement);
      if (result.kind !== "settled") throw refusalProblem(settleRefusals, result, acting.actor.role);
      return result.appointment;
    },
  },
});
