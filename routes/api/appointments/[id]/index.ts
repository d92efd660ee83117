import { define, named } from "../../../../lib/site/define.ts";
import { findAppointment } from "../../../../lib/scheduling/appointments/find_appointment.ts";
import { appointmentOutput } from "../../../../lib/shared/schemas/appointments.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Appointments",
    summary: "Read an appointment",
    answer: { description: "The appointment.", body: named("Appointment", appointmentOutput) },
    async handle({ acting, params }) {
      const appointment = await findAppointment(acting, params.id);
      if (!appointment) throw notFoundProblem();
      return appointment;
    },
  },
});
