import type { Generated } from "kysely";
import type { Fixed, Instant } from "./columns.ts";

/** The secret address of a feed with a user's busy times. */
export interface CalendarFeedsTable {
  userId: Fixed<string>;
  secretHash: string;
  createdAt: Instant;
}

/** An external calendar whose busy times block a therapist's slots. */
export interface ImportedCalendarsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  /** The therapist's name for it. */
  name: string;
  /** Sealed, because the address alone gives access to the calendar. */
  address: Fixed<string>;
  /** A keyed hash, so that the same address cannot be added twice. */
  addressHash: Fixed<string>;
  /** Incremented with each reading, so that an older job knows it is outdated. */
  turn: number;
  /** Failed readings since the last successful one. */
  failures: number;
  /** Why the last reading failed; null if it succeeded. */
  failure: string | null;
  /** Entries that were not understood wholly. */
  skipped: number;
  /** When the stored busy times were read. */
  readAt: Instant | null;
  nextReadAt: Instant;
  /** When it last lost most of its busy times. */
  shrunkAt: Generated<Instant | null>;
  /** How many busy times were ahead before and after that. */
  shrunkFrom: Generated<number | null>;
  shrunkTo: Generated<number | null>;
  createdAt: Fixed<Instant>;
}

export interface ImportedBusyTimesTable {
  calendarId: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Fixed<Instant>;
  endsAt: Fixed<Instant>;
}
