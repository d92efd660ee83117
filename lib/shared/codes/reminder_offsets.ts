/**
 * How long before an appointment people can be reminded, the longest first, and who is unless they choose otherwise: patients the day
 * before and an hour before. A therapist has the day in their calendar, and would get two mails for every visit: none unless asked for.
 * Browser-safe.
 */
export const reminderOffsets = [
  { minutes: 4320, label: "3 days before", forPatients: false, forTherapists: false },
  { minutes: 1440, label: "1 day before", forPatients: true, forTherapists: false },
  { minutes: 60, label: "1 hour before", forPatients: true, forTherapists: false },
] as const;

/** How many minutes before the start. */
export type ReminderOffset = (typeof reminderOffsets)[number]["minutes"];

export const offsetMinutes: ReminderOffset[] = reminderOffsets.map(({ minutes }) => minutes);

/** Whether somebody in this role is reminded then, unless they have chosen. */
export function isRemindedByDefault(minutes: number, role: "patient" | "therapist"): boolean {
  const offset = reminderOffsets.find((each) => each.minutes === minutes);
  return offset ? role === "patient" ? offset.forPatients : offset.forTherapists : false;
}
