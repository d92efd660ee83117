import type { Fixed, Instant } from "./columns.ts";

/**
 * How long before an appointment somebody wants to be reminded, where they have said so; else their role's
 * default counts.
 */
export interface ReminderChoicesTable {
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  wanted: boolean;
  decidedAt: Instant;
}

/** A row for each reminder that was enqueued or passed over, so that none is ever sent again. */
export interface AppointmentRemindersTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  /** The start that it reminds of: a moved appointment is reminded of anew. */
  startsAt: Fixed<Instant>;
  claimedAt: Fixed<Instant>;
}
