import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { appointmentJson } from "../../../../lib/scheduling/appointments/appointment_view.ts";
import { findAppointment } from "../../../../lib/scheduling/appointments/find_appointment.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const appointment = await findAppointment(actingAs(ctx), idFrom(ctx.params));
    if (!appointment) throw new HttpError(404);
    return Response.json(appointmentJson(appointment));
  },
});
