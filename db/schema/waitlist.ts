import type { PartOfDay } from "../../lib/shared/codes/parts_of_day.ts";
import type { Fixed, Instant } from "./columns.ts";

/** A patient's wait for a time, or for an earlier time than their present one. */
export interface WaitlistEntriesTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  /** The appointment that they want to have earlier; null if they wait for a new visit. */
  appointmentId: Fixed<string | null>;
  /** The type of visit; null for the schedule's default length. */
  typeId: string | null;
  /** Dates, weekdays ("1" is Monday) and parts of the day are in the patient's time zone. */
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
  weekdays: string[];
  partsOfDay: PartOfDay[];
  state: "waiting" | "fulfilled" | "left" | "removed";
  /**
   * A key of what the patient waits for, set while they wait, so that no patient waits twice for the same
   * thing.
   */
  liveKey: string | null;
  createdAt: Fixed<Instant>;
  endedAt: Instant | null;
}

/** A therapist's time that became free. */
export interface FreedTimesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Fixed<Instant>;
  endsAt: Instant;
  freedAt: Instant;
  /** When the sweep must act next: offer the time, or pass it on. Null if nothing is left to do. */
  nextAt: Instant | null;
}

export interface WaitlistOffersTable {
  id: Fixed<string>;
  freedTimeId: Fixed<string>;
  entryId: Fixed<string>;
  therapistId: Fixed<string>;
  /** The appointment that a claim booked or moved. */
  appointmentId: string | null;
  typeId: Fixed<string | null>;
  startsAt: Fixed<Instant>;
  endsAt: Fixed<Instant>;
  bufferBeforeMinutes: Fixed<number>;
  bufferAfterMinutes: Fixed<number>;
  offeredAt: Fixed<Instant>;
  expiresAt: Fixed<Instant>;
  state: "offered" | "claimed" | "declined" | "expired" | "withdrawn";
  /** Set while the offer is open. Each freed time and each entry has at most one open offer. */
  liveFreedTimeId: string | null;
  liveEntryId: string | null;
}
