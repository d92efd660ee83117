import type { Fixed, Instant } from "./columns.ts";

/** The secret address under which somebody's busy times can be subscribed to. */
export interface CalendarFeedsTable {
  userId: Fixed<string>;
  secretHash: string;
  createdAt: Instant;
}

/** A calendar elsewhere, whose busy times block a therapist's slots. */
export interface ImportedCalendarsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  /** What the therapist calls it. */
  name: string;
  /** Sealed: whoever has it can read the calendar. */
  address: Fixed<string>;
  /** Keyed, so that one address is not added twice. */
  addressHash: Fixed<string>;
  /** Raised at each reading: a job of an earlier turn has nothing to do any more. */
  turn: number;
  /** Readings that have failed since the last that did not. */
  failures: number;
  /** Why the last one did; null when it did not. */
  failure: string | null;
  /** Entries that could not be understood. */
  skipped: number;
  /** When the busy times that stand here were read. */
  readAt: Instant | null;
  nextReadAt: Instant;
  createdAt: Fixed<Instant>;
}

export interface ImportedBusyTimesTable {
  calendarId: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Fixed<Instant>;
  endsAt: Fixed<Instant>;
}
