import type { Fixed, Instant } from "./columns.ts";

/**
 * How long before an appointment a user wants to be reminded. Without a row, the default for their role
 * applies.
 */
export interface ReminderChoicesTable {
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  wanted: boolean;
  decidedAt: Instant;
}

/** One row for each reminder that was enqueued or skipped, so that none is sent twice. */
export interface AppointmentRemindersTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  /** The start that the reminder is about. A moved appointment gets a new reminder. */
  startsAt: Fixed<Instant>;
  claimedAt: Fixed<Instant>;
}
