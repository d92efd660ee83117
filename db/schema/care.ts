import type { Selectable } from "kysely";
import type { CareStatus } from "../../lib/shared/codes/care_statuses.ts";
import type { Fixed, Instant } from "./columns.ts";

/** A patient and a therapist: one row for each pair that ever had to do with each other. */
export interface CareRelationshipsTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  status: CareStatus;
  /** Asked while the therapist only kept a waiting list. */
  waitlisted: boolean;
  /** What the patient wrote. Sealed. */
  note: string | null;
  /** What the therapist answered. Sealed. */
  answer: string | null;
  /** The colleague whom the therapist named. */
  referredTo: string | null;
  requestedAt: Instant;
  answeredAt: Instant | null;
  endedAt: Instant | null;
  endedBy: string | null;
  updatedAt: Instant;
}

export type CareRelationship = Selectable<CareRelationshipsTable>;
