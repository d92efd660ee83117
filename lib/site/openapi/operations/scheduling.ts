import {
  appointmentOutput,
  appointmentsOutput,
  appointmentsQuery,
  bookingHeaders,
  bookingInput,
  cancellationInput,
  patientsInput,
  rescheduleInput,
  settlementInput,
} from "../../../shared/schemas/appointments.ts";
import {
  therapistProfileOutput,
  therapistsOutput,
  therapistsQuery,
} from "../../../shared/schemas/directory.ts";
import { scheduleBody, scheduleOutput } from "../../../shared/schemas/schedule.ts";
import { slotsOutput, slotsQuery } from "../../../shared/schemas/slots.ts";
import { named, type Operation } from "../operation.ts";

const appointment = named("Appointment", appointmentOutput);
const schedule = named("Schedule", scheduleOutput);

/** Finding a therapist, booking, and the therapist's hours. */
export const schedulingOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/therapists",
    tag: "Therapists",
    summary: "Find therapists",
    description:
      "Listed therapists who have hours, each with the next slot that the caller could book. The order by " +
      "soonest is computed for each page: a slot taken meanwhile can move its therapist to a later page.",
    query: therapistsQuery,
    answer: {
      status: 200,
      description: "A page of the directory.",
      body: named("Therapists", therapistsOutput),
    },
  },
  {
    method: "GET",
    route: "/api/therapists/:id",
    tag: "Therapists",
    summary: "A therapist's public profile",
    answer: {
      status: 200,
      description: "With the next slot that the caller could book. One's own, listed or not.",
      body: named("TherapistProfile", therapistProfileOutput),
    },
  },
  {
    method: "GET",
    route: "/api/therapists/:id/slots",
    tag: "Therapists",
    summary: "Free slots of a therapist",
    description:
      "On the days asked, counted in `timeZone`; by default a week from today in the caller's zone.",
    query: slotsQuery,
    answer: { status: 200, description: "The slots, in order.", body: named("Slots", slotsOutput) },
  },
  {
    method: "GET",
    route: "/api/appointments",
    tag: "Appointments",
    summary: "One's own appointments",
    query: appointmentsQuery,
    answer: {
      status: 200,
      description: "A page of them: those to come the soonest first, those past the latest first.",
      body: named("Appointments", appointmentsOutput),
    },
  },
  {
    method: "POST",
    route: "/api/appointments",
    tag: "Appointments",
    summary: "Book a slot",
    description: "Sent again with the same Idempotency-Key, it is the same appointment.",
    headers: bookingHeaders,
    body: named("Booking", bookingInput),
    answer: { status: 201, description: "Booked; Location says where it is.", body: appointment },
    problems: {
      400: "The Idempotency-Key is missing, or the body is no JSON.",
      404: "There is no such therapist.",
      409:
        "The slot is taken (`free` says which are not), or the profile lacks an answer (`missing` says which).",
      422:
        "The time is not offered, the therapist holds no license for the patient's state, the key belongs to another " +
        "booking, or the input is wrong.",
    },
  },
  {
    method: "GET",
    route: "/api/appointments/:id",
    tag: "Appointments",
    summary: "One appointment",
    answer: { status: 200, description: "The appointment.", body: appointment },
  },
  {
    method: "POST",
    route: "/api/appointments/:id/cancellation",
    tag: "Appointments",
    summary: "Cancel an appointment",
    body: named("Cancellation", cancellationInput),
    answer: {
      status: 200,
      description:
        "The appointment, now cancelled; a patient of a group leaves it, and it is cancelled for them.",
      body: appointment,
    },
    problems: {
      409:
        "It has begun, is cancelled already, or lies within the notice that the therapist asks for: then `late: true` still cancels it.",
    },
  },
  {
    method: "POST",
    route: "/api/appointments/:id/patients",
    tag: "Appointments",
    summary: "Add a patient to a couple's or group's visit, or take one out",
    body: named("PatientsChange", patientsInput),
    answer: { status: 200, description: "The appointment with those who come now.", body: appointment },
    problems: {
      403: "They do not work with the caller.",
      409: "The patient's time is taken, or the visit takes nobody more, or nobody less.",
    },
  },
  {
    method: "POST",
    route: "/api/appointments/:id/reschedule",
    tag: "Appointments",
    summary: "Move an appointment",
    description: "It stays the same appointment, as long as it was; its old time is free again.",
    body: named("Reschedule", rescheduleInput),
    answer: { status: 200, description: "The appointment at its new time.", body: appointment },
    problems: {
      409:
        "The time is taken (`free` says which are not), or the appointment has begun, is over, or lies within the notice.",
      422: "The time is not offered, or the therapist's license does not cover it.",
    },
  },
  {
    method: "POST",
    route: "/api/appointments/:id/settlement",
    tag: "Appointments",
    summary: "Note how it went",
    description:
      "For its therapist: confirm a request; note that the patient is here, that it took place or that nobody came; undo.",
    body: named("Settlement", settlementInput),
    answer: { status: 200, description: "The appointment as it is now.", body: appointment },
    problems: { 409: "Its state does not lead there (`not_possible`), or it has not begun (`too_early`)." },
  },
  {
    method: "GET",
    route: "/api/practice/schedule",
    tag: "Practice",
    summary: "One's own schedule",
    answer: { status: 200, description: "Hours, time off and settings, and the version.", body: schedule },
  },
  {
    method: "PUT",
    route: "/api/practice/schedule",
    tag: "Practice",
    summary: "Save one's own schedule",
    body: named("ScheduleChange", scheduleBody),
    answer: { status: 200, description: "The schedule as it is now.", body: schedule },
    problems: {
      409:
        "Booked appointments lie outside the new hours (`conflicts`), or somebody has saved meanwhile (`version`).",
    },
  },
];
