import type { Selectable } from "kysely";
import type { CareStatus } from "../../lib/shared/codes/care_statuses.ts";
import type { Fixed, Instant } from "./columns.ts";

/** One row for each patient and therapist with a request or a relationship, past or present. */
export interface CareRelationshipsTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  status: CareStatus;
  /** Requested while the therapist kept only a waitlist for new patients. */
  waitlisted: boolean;
  /** The patient's message. Sealed. */
  note: string | null;
  /** The therapist's answer. Sealed. */
  answer: string | null;
  /** The colleague to whom the therapist referred the patient. */
  referredTo: string | null;
  requestedAt: Instant;
  answeredAt: Instant | null;
  endedAt: Instant | null;
  endedBy: string | null;
  updatedAt: Instant;
}

export type CareRelationship = Selectable<CareRelationshipsTable>;
