import type { PartOfDay } from "../../lib/shared/codes/parts_of_day.ts";
import type { Fixed, Instant } from "./columns.ts";

/** Somebody waits for a time, or for an earlier one than they have. */
export interface WaitlistEntriesTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  /** What they would like to have earlier; null: a visit of its own. */
  appointmentId: Fixed<string | null>;
  /** The kind of visit; null: the schedule's own length. */
  typeId: string | null;
  /** Days, weekdays ("1" is Monday) and parts of the day are meant in the patient's zone. */
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
  weekdays: string[];
  partsOfDay: PartOfDay[];
  state: "waiting" | "fulfilled" | "left" | "removed";
  /** What is waited for, while it is: nobody waits twice for the same. */
  liveKey: string | null;
  createdAt: Fixed<Instant>;
  endedAt: Instant | null;
}

/** Time of a therapist's that was given back. */
export interface FreedTimesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Fixed<Instant>;
  endsAt: Instant;
  freedAt: Instant;
  /** When there is something to do about it: offer it, or pass it on. Null: nothing more. */
  nextAt: Instant | null;
}

export interface WaitlistOffersTable {
  id: Fixed<string>;
  freedTimeId: Fixed<string>;
  entryId: Fixed<string>;
  therapistId: Fixed<string>;
  /** What it has become once it is claimed. */
  appointmentId: string | null;
  typeId: Fixed<string | null>;
  startsAt: Fixed<Instant>;
  endsAt: Fixed<Instant>;
  bufferBeforeMinutes: Fixed<number>;
  bufferAfterMinutes: Fixed<number>;
  offeredAt: Fixed<Instant>;
  expiresAt: Fixed<Instant>;
  state: "offered" | "claimed" | "declined" | "expired" | "withdrawn";
  /** While it stands: its freed time and its entry, each of which has one offer at a time. */
  liveFreedTimeId: string | null;
  liveEntryId: string | null;
}
