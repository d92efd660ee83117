import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { appointmentJson } from "../../../../lib/scheduling/appointments/appointment_view.ts";
import { addPatient, removePatient } from "../../../../lib/scheduling/booking/change_patients.ts";
import { seatRefusals } from "../../../../lib/scheduling/booking/seat_refusals.ts";
import { patientsInput } from "../../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const { patientId, do: what } = await readJson(ctx.req, patientsInput);
    const change = what === "add" ? addPatient : removePatient;
    const result = await change(acting, { appointmentId: idFrom(ctx.params), patientId });
    if (result.kind !== "changed") throw refusalProblem(seatRefusals, result, acting.actor.role);
    return Response.json(appointmentJson(result.appointment));
  },
});
