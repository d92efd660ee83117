import type { MeasureRepeats } from "../../lib/shared/codes/measure_repeats.ts";
import type { MeasureRequestStatus } from "../../lib/shared/codes/measure_request_statuses.ts";
import type { NoteStatus } from "../../lib/shared/codes/note_statuses.ts";
import type { InstrumentCode } from "../../lib/shared/codes/instruments.ts";
import type { Fixed, Instant } from "./columns.ts";

/** A therapist asks a patient for a measure. */
export interface MeasureRequestsTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  instrument: Fixed<InstrumentCode>;
  repeats: Fixed<MeasureRepeats>;
  status: MeasureRequestStatus;
  askedAt: Fixed<Instant>;
  endedAt: Instant | null;
}

/** What a patient answered, once. */
export interface MeasureResultsTable {
  id: Fixed<string>;
  requestId: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  instrument: Fixed<InstrumentCode>;
  /** Answers and score as one sealed JSON. */
  answers: Fixed<string>;
  answeredAt: Fixed<Instant>;
}

/** Something in a result that a therapist has to see. */
export interface MeasureFlagsTable {
  id: Fixed<string>;
  resultId: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  raisedAt: Fixed<Instant>;
  seenAt: Instant | null;
}

/** What a therapist wrote about a patient. Once it is signed, its row never changes. */
export interface NotesTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  /** The visit that it is about. */
  appointmentId: string | null;
  status: NoteStatus;
  /** Raised at each save of a draft. */
  version: number;
  /** Sealed. */
  body: string;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
  signedAt: Instant | null;
}

/** A later version of a signed note, and why there is one. */
export interface NoteAmendmentsTable {
  noteId: Fixed<string>;
  /** 1 is the first. */
  number: Fixed<number>;
  /** Text and reason as one sealed JSON. */
  content: Fixed<string>;
  addedAt: Fixed<Instant>;
}
