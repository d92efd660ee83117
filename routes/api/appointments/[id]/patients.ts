import { define, named } from "../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { addPatient, removePatient } from "../../../../lib/scheduling/booking/change_patients.ts";
import { seatRefusals } from "../../../../lib/scheduling/booking/seat_refusals.ts";
import { appointmentOutput, patientsInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Add a patient to a couple's or group's visit, or remove one",
    body: named("PatientsChange", patientsInput),
    answer: {
      description: "The appointment, with its patients.",
      body: named("Appointment", appointmentOutput),
    },
    problems: seatRefusals,
    async handle({ acting, params, body: { patientId, do: what } }) {
      const change = what === "add" ? addPatient : removePatient;
      const result = await change(acting, { appointmentId: params.id, patientId });
      if (result.kind !== "changed") throw refusalProblem(seatRefusals, result, acting.actor.role);
      return result.appointment;
    },
  },
});
