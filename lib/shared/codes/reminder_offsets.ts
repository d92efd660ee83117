/**
 * The possible reminders before an appointment, the longest first, with the roles that get them by default.
 * Patients get one a day and one an hour before. Therapists have their calendar and would get two mails for
 * every visit, so they get none by default. Browser-safe.
 */
export const reminderOffsets = [
  { minutes: 4320, label: "3 days before", forPatients: false, forTherapists: false },
  { minutes: 1440, label: "1 day before", forPatients: true, forTherapists: false },
  { minutes: 60, label: "1 hour before", forPatients: true, forTherapists: false },
] as const;

/** Minutes before the start. */
export type ReminderOffset = (typeof reminderOffsets)[number]["minutes"];

export const offsetMinutes: ReminderOffset[] = reminderOffsets.map(({ minutes }) => minutes);

/** Returns whether this role gets this reminder by default. */
export function isRemindedByDefault(minutes: number, role: "patient" | "therapist"): boolean {
  const offset = reminderOffsets.find((each) => each.minutes === minutes);
  return offset ? role === "patient" ? offset.forPatients : offset.forTherapists : false;
}
