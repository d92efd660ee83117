import {
  appointmentTypeChange,
  appointmentTypeInput,
  appointmentTypeJson,
  appointmentTypesJson,
  bookingSettingsInput,
} from "../../../shared/schemas/appointment_types.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Practice";
const type = named("AppointmentType", appointmentTypeJson);
const settings = named("BookingSettings", bookingSettingsInput);

/** What kinds of visits a therapist offers, and how bookings come about. */
export const appointmentTypeOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/practice/types",
    tag,
    summary: "One's own kinds of visits",
    answer: {
      status: 200,
      description: "Those that can be chosen first.",
      body: named("AppointmentTypes", appointmentTypesJson),
    },
  },
  {
    method: "POST",
    route: "/api/practice/types",
    tag,
    summary: "Add a kind of visit",
    body: named("AppointmentTypeInput", appointmentTypeInput),
    answer: { status: 201, description: "Added; Location says where it is.", body: type },
    problems: { 409: "There are as many as can be." },
  },
  {
    method: "GET",
    route: "/api/practice/types/:id",
    tag,
    summary: "One kind of visit",
    answer: { status: 200, description: "The kind of visit.", body: type },
  },
  {
    method: "PATCH",
    route: "/api/practice/types/:id",
    tag,
    summary: "Change a kind of visit",
    description: "`archived: true` stops offering it. What is booked keeps its name and its length.",
    body: named("AppointmentTypeChange", appointmentTypeChange),
    answer: { status: 200, description: "The kind of visit as it is now.", body: type },
  },
  {
    method: "GET",
    route: "/api/practice/booking-settings",
    tag,
    summary: "How bookings come about",
    answer: { status: 200, description: "At once, or by request.", body: settings },
  },
  {
    method: "PUT",
    route: "/api/practice/booking-settings",
    tag,
    summary: "Change how bookings come about",
    body: settings,
    answer: { status: 200, description: "As it is now.", body: settings },
  },
];
