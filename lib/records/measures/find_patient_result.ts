import type { Acting } from "../../practice.ts";
import { findPatientOf, type PatientOf } from "../patient_of.ts";
import { findResult, type MeasureResult } from "./measure_results.ts";

/**
 * Returns a patient's result for the acting therapist, even after the care has ended; null for any other.
 * Records an audit event.
 */
export async function findPatientResult(
  acting: Acting,
  patientId: string,
  resultId: string,
): Promise<{ patient: PatientOf; result: MeasureResult } | null> {
  const result = await findResult(acting, resultId, patientId);
  const patient = result && await findPatientOf(acting.db, acting.actor.userId, patientId);
  return patient ? { patient, result } : null;
}
