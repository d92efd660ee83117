import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readIdempotencyKey } from "../../../lib/http/idempotency_key.ts";
import { readJson, readQuery } from "../../../lib/http/json.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { requireCursor } from "../../../lib/http/require_cursor.ts";
import { appointmentJson } from "../../../lib/scheduling/appointments/appointment_view.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { listAppointments } from "../../../lib/scheduling/appointments/list_appointments.ts";
import { bookingRefusals } from "../../../lib/scheduling/booking/booking_refusals.ts";
import { appointmentsQuery, bookingInput } from "../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const query = readQuery(ctx.url, appointmentsQuery);
    requireCursor(query.cursor);
    const { items, nextCursor } = await listAppointments(acting, query);
    return Response.json({ items: items.map(appointmentJson), nextCursor });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const key = readIdempotencyKey(ctx.req);
    const { startsAt, ...wish } = await readJson(ctx.req, bookingInput);
    const result = await bookAppointment(acting, {
      ...wish,
      startsAt: Temporal.Instant.from(startsAt),
      idempotencyKey: key,
    });
    if (result.kind !== "booked") throw refusalProblem(bookingRefusals, result, acting.actor.role);
    const { appointment } = result;
    return Response.json(appointmentJson(appointment), {
      status: 201,
      headers: { location: `/api/appointments/${appointment.id}` },
    });
  },
});
