/** The status of an appointment, in FHIR's terms. Browser-safe. */
export const appointmentStatuses = [
  "pending",
  "booked",
  "arrived",
  "fulfilled",
  "cancelled",
  "noshow",
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];
