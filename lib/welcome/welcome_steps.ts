import { type PatientStep, patientSteps } from "../shared/codes/patient_steps.ts";
import type { PatientProfile } from "../../db/schema/people.ts";

/** What the directory needs of a therapist; hours follow on their own page. A photo is optional. */
export const therapistSteps = ["profile", "photo", "directory"] as const;
export type TherapistStep = (typeof therapistSteps)[number];

/** The columns of a patient's profile that each step must fill. A preferred name is optional. */
export const neededColumns = {
  about: ["legalName", "birthDate"],
  place: ["state", "phone"],
  emergency: ["emergencyName", "emergencyPhone", "emergencyRelationship"],
} as const;

/** The part of a patient's profile that decides which steps are done. */
export interface PatientAnswers
  extends Pick<PatientProfile, (typeof neededColumns)[keyof typeof neededColumns][number]> {
  /** Whether the patient consented to the current version. */
  hasConsented: boolean;
}

/** Returns the steps that still lack an answer, in order. */
export function missingPatientSteps(answers: PatientAnswers): PatientStep[] {
  return patientSteps.filter((step) =>
    step === "consent"
      ? !answers.hasConsented
      : neededColumns[step].some((column) => answers[column] === null)
  );
}

/** The part of a therapist's profile that decides which steps are done. */
interface TherapistAnswers {
  titles: string;
  specialties: readonly string[];
  languages: readonly string[];
  about: string;
  listed: boolean;
}

/** The steps of a therapist that can be missing. */
const neededTherapistSteps = ["profile", "directory"] as const satisfies TherapistStep[];
type NeededTherapistStep = (typeof neededTherapistSteps)[number];

/**
 * Returns the required steps that still lack an answer, in order. A therapist without a complete profile
 * cannot be listed.
 */
export function missingTherapistSteps(answers: TherapistAnswers): NeededTherapistStep[] {
  const isDone: Record<NeededTherapistStep, boolean> = {
    profile: answers.titles !== "" && answers.about !== "" && answers.specialties.length > 0 &&
      answers.languages.length > 0,
    directory: answers.listed,
  };
  return neededTherapistSteps.filter((step) => !isDone[step]);
}

/** Returns the step to show: the requested one, otherwise the first incomplete one; null if all are done. */
export function stepToShow<Step extends string>(
  steps: readonly Step[],
  missing: readonly Step[],
  asked: string | null,
): Step | null {
  return steps.find((step) => step === asked) ?? missing[0] ?? null;
}

/** Returns a step's state in the progress list: current, done, or open. */
export function stepState<Step extends string>(
  step: Step,
  shown: Step,
  missing: readonly Step[],
): "done" | "current" | "open" {
  if (step === shown) return "current";
  return missing.includes(step) ? "open" : "done";
}
