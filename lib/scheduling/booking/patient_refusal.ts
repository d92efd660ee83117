import type { CareForViewer } from "../../people/care/care_booking.ts";
import type { BookingReadiness } from "../../welcome/booking_readiness.ts";
import type { PatientStep } from "../../shared/codes/patient_steps.ts";

/** Why a patient cannot have a visit with a therapist, whatever its type and time. */
export type PatientRefusal =
  /** The therapist has not accepted the patient, or the relationship has ended. */
  | { kind: "not_connected" }
  | { kind: "profile_incomplete"; missing: PatientStep[] }
  | { kind: "not_licensed"; state: string };

/** The facts about a patient that a booking with one therapist depends on. */
interface PatientFacts {
  care: CareForViewer;
  readiness: BookingReadiness;
  /** Whether the therapist is licensed in the patient's state. */
  isLicensed: boolean;
  /** A first visit is not enough: the therapist must have accepted the patient. */
  acceptedOnly: boolean;
}

/**
 * Returns why the patient cannot have any visit, or null. The booking page shows it before a time is chosen.
 * Every booking and the waitlist apply it. Care comes first, so that therapists learn nothing about people
 * who are not their patients.
 */
export function patientRefusal(
  { care: { booking }, readiness: { complete, missing, state }, isLicensed, acceptedOnly }: PatientFacts,
): PatientRefusal | null {
  if (booking === "none" || (acceptedOnly && booking !== "any")) return { kind: "not_connected" };
  if (!complete || !state) return { kind: "profile_incomplete", missing };
  return isLicensed ? null : { kind: "not_licensed", state };
}
