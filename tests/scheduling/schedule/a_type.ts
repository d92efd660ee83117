import type { AppointmentTypeInput } from "../../../lib/shared/schemas/appointment_types.ts";

/** Returns an appointment type as a therapist would send it. */
export const aType = (changes: Partial<AppointmentTypeInput> = {}): AppointmentTypeInput => ({
  name: "Double hour",
  forWhom: "anyone",
  minutes: 90,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  ...changes,
});
