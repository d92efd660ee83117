/** How many patients come to an appointment. Browser-safe. */
export const appointmentKinds = ["individual", "couple", "group"] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];
