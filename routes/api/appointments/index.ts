import { define, named, reply } from "../../../lib/site/define.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { requireCursor } from "../../../lib/http/require_cursor.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { listAppointments } from "../../../lib/scheduling/appointments/list_appointments.ts";
import { bookingRefusals } from "../../../lib/scheduling/booking/booking_refusals.ts";
import {
  appointmentOutput,
  appointmentsOutput,
  appointmentsQuery,
  bookingInput,
} from "../../../lib/shared/schemas/appointments.ts";

export const handler = define.api({
  GET: {
    tag: "Appointments",
    summary: "List the caller's appointments",
    query: appointmentsQuery,
    answer: {
      description:
        "A page of appointments: upcoming ones with the soonest first, or past ones with the latest first.",
      body: named("Appointments", appointmentsOutput),
    },
    async handle({ acting, query }) {
      requireCursor(query.cursor);
      const { items, nextCursor } = await listAppointments(acting, query);
      return { items, nextCursor };
    },
  },

  POST: {
    tag: "Appointments",
    summary: "Book a slot",
    description: "A request that is sent again with the same Idempotency-Key returns the same appointment.",
    idempotencyKey: true,
    body: named("Booking", bookingInput),
    answer: {
      status: 201,
      description: "The appointment. The Location header has its address.",
      body: named("Appointment", appointmentOutput),
    },
    problems: bookingRefusals,
    async handle({ acting, idempotencyKey, body: { startsAt, ...wish } }) {
      const result = await bookAppointment(acting, {
        ...wish,
        startsAt: Temporal.Instant.from(startsAt),
        idempotencyKey,
      });
      if (result.kind !== "booked") throw refusalProblem(bookingRefusals, result, acting.actor.role);
      const { appointment } = result;
      return reply(appointment, {
        headers: { location: `/api/appointments/${appointment.id}` },
      });
    },
  },
});
