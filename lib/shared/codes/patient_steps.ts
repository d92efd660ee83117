/** The steps of a patient's welcome, in order. */
export const patientSteps = ["about", "place", "emergency", "consent"] as const;
export type PatientStep = (typeof patientSteps)[number];
