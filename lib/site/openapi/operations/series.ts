import { bookingHeaders } from "../../../shared/schemas/appointments.ts";
import {
  planInput,
  planOutput,
  seriesCancellationInput,
  seriesInput,
  seriesMoveInput,
  seriesOutput,
} from "../../../shared/schemas/plan.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Appointments";
const appointments = named("SeriesAppointments", seriesOutput);

/** Several visits at once: series, and what a therapist plans for patients. */
export const seriesOperations: Operation[] = [
  {
    method: "POST",
    route: "/api/appointments/plans",
    tag,
    summary: "Look at a plan before booking it",
    description:
      "A visit or a series, of one's own or, for a therapist, with patients of theirs. Nothing is booked: each visit comes with everything " +
      "that stands in its way.",
    body: named("Plan", planInput),
    answer: { status: 200, description: "The visits, in order.", body: named("PlannedVisits", planOutput) },
    problems: {
      403: "They do not work together.",
      404: "There is no such therapist, or the plan is not the caller's to make.",
      409: "A profile lacks an answer.",
      422: "No license covers where the patient is, the kind of visit is not offered, or the input is wrong.",
    },
  },
  {
    method: "POST",
    route: "/api/appointments/series",
    tag,
    summary: "Book a plan",
    description:
      "All visits but those in `skip`, or none. `override` names the conflicts that a therapist has seen in the plan and books over.",
    headers: bookingHeaders,
    body: named("SeriesBooking", seriesInput),
    answer: { status: 201, description: "Booked, or asked for, in order.", body: appointments },
    problems: {
      400: "The Idempotency-Key is missing, or the body is no JSON.",
      403: "They do not work together.",
      404: "There is no such therapist, or the plan is not the caller's to make.",
      409: "Something stands in the way (`visits` says what), or a profile lacks an answer.",
      422: "Nothing is left to book, no license covers where the patient is, or the input is wrong.",
    },
  },
  {
    method: "POST",
    route: "/api/appointments/:id/series/cancellation",
    tag,
    summary: "Cancel an appointment and those of its series after it",
    body: named("SeriesCancellation", seriesCancellationInput),
    answer: { status: 200, description: "Those that are cancelled now.", body: appointments },
    problems: { 409: "One of them has begun, or lies within the notice that the therapist asks for." },
  },
  {
    method: "POST",
    route: "/api/appointments/:id/series/reschedule",
    tag,
    summary: "Move an appointment, alone or with those of its series after it",
    description:
      "Those after it move by as much, as clocks in the therapist's zone show it. `scope: this` with `override` lets a therapist move one " +
      "visit to a time that they do not offer.",
    body: named("SeriesMove", seriesMoveInput),
    answer: { status: 200, description: "Those that have moved.", body: appointments },
    problems: {
      409: "Something stands in the way (`visits` says what); nothing has moved.",
      422: "Every visit stays, no license covers where the patient is, or the input is wrong.",
    },
  },
];
