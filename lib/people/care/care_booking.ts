import { sql } from "kysely";
import type { Accepting } from "../../shared/codes/accepting.ts";
import type { CareStatus } from "../../shared/codes/care_statuses.ts";
import type { CareStanding } from "./care_states.ts";

/**
 * What the relationship lets a patient book: any visit, a first visit, or nothing until the therapist
 * accepts.
 */
export type CareBooking = "any" | "first_visit" | "none";

interface CareFacts {
  careStatus: CareStatus | null;
  accepting: Accepting;
  firstVisitOpen: boolean;
  /** Whether the two have, or had, a visit that was not canceled. */
  hasVisit: boolean;
}

/** The columns that `careBooking` decides from, for the current therapist_profiles row and this patient. */
export const careColumns = (patientId: string | null) =>
  [
    "accepting" as const,
    "firstVisitOpen" as const,
    sql<CareStatus | null>`(SELECT care.status FROM care_relationships AS care
      WHERE care.therapist_id = therapist_profiles.user_id AND care.patient_id = ${patientId}::uuid)`
      .as("careStatus"),
    sql<boolean>`EXISTS (SELECT 1 FROM appointment_attendees AS seat
      JOIN appointments AS visit ON visit.id = seat.appointment_id
      WHERE seat.user_id = ${patientId}::uuid AND seat.role = 'patient' AND visit.therapist_id = therapist_profiles.user_id
        AND visit.status <> 'cancelled')`.as("hasVisit"),
  ] as const;

/**
 * Returns what the patient may book. Further visits need an active relationship. A first visit is open to a
 * patient without a relationship if the therapist accepts new patients and allows first visits. After a
 * decline or an end, only a new request reopens it.
 */
function careBooking({ careStatus, accepting, firstVisitOpen, hasVisit }: CareFacts): CareBooking {
  if (careStatus === "active") return "any";
  const isNew = (careStatus === null || careStatus === "requested") && !hasVisit;
  return isNew && firstVisitOpen && accepting === "yes" ? "first_visit" : "none";
}

/** The relationship of two people and its consequences for booking, as a page needs them. */
export interface CareForViewer {
  standing: CareStanding;
  accepting: Accepting;
  booking: CareBooking;
}

/** Returns the relationship and its consequences for booking, as a page needs them. */
export const careForViewer = (facts: CareFacts): CareForViewer => ({
  standing: facts.careStatus ?? "none",
  accepting: facts.accepting,
  booking: careBooking(facts),
});
