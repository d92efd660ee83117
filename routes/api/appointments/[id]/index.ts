import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/auth/access.ts";
import { define } from "../../../../lib/http/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { appointmentJson } from "../../../../lib/scheduling/appointment_view.ts";
import { findAppointment } from "../../../../lib/scheduling/find_appointment.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const appointment = await findAppointment(actingAs(ctx), idFrom(ctx.params));
    if (!appointment) throw new HttpError(404);
    return Response.json(appointmentJson(appointment));
  },
});
