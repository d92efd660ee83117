import { define, named } from "../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { settleRefusals } from "../../../../lib/scheduling/booking/change_refusals.ts";
import { settleAppointment } from "../../../../lib/scheduling/booking/settle_appointment.ts";
import { appointmentOutput, settlementInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Record an appointment's outcome",
    description:
      "The therapist confirms a request, or records that the patient arrived, that the visit took place or " +
      "that the patient did not come. `undo` takes back what was recorded.",
    body: named("Settlement", settlementInput),
    answer: {
      description: "The appointment after the change.",
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
