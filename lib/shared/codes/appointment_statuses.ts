/** How far an appointment has come, in FHIR's words. Browser-safe. */
export const appointmentStatuses = [
  "pending",
  "booked",
  "arrived",
  "fulfilled",
  "cancelled",
  "noshow",
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];
