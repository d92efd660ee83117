import type { MeasureRepeats } from "../../lib/shared/codes/measure_repeats.ts";
import type { MeasureRequestStatus } from "../../lib/shared/codes/measure_request_statuses.ts";
import type { NoteStatus } from "../../lib/shared/codes/note_statuses.ts";
import type { InstrumentCode } from "../../lib/shared/codes/instruments.ts";
import type { Fixed, Instant } from "./columns.ts";

/** A therapist's request for a measure. */
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

/** A patient's answers to one request. */
export interface MeasureResultsTable {
  id: Fixed<string>;
  requestId: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  instrument: Fixed<InstrumentCode>;
  /** Answers and score, sealed as one JSON. */
  answers: Fixed<string>;
  answeredAt: Fixed<Instant>;
}

/** A part of a result that needs a therapist's attention. */
export interface MeasureFlagsTable {
  id: Fixed<string>;
  resultId: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  raisedAt: Fixed<Instant>;
  seenAt: Instant | null;
}

/** A therapist's note about a patient. Once signed, its row never changes. */
export interface NotesTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  /** The visit that the note is about. */
  appointmentId: string | null;
  status: NoteStatus;
  /** Incremented each time a draft is saved. */
  version: number;
  /** Sealed. */
  body: string;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
  signedAt: Instant | null;
}

/** A later version of a signed note, with the reason for the change. */
export interface NoteAmendmentsTable {
  noteId: Fixed<string>;
  /** 1 is the first amendment. */
  number: Fixed<number>;
  /** Text and reason, sealed as one JSON. */
  content: Fixed<string>;
  addedAt: Fixed<Instant>;
}
