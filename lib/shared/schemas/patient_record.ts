import { z } from "zod";
import { appointmentOutput } from "./appointments.ts";
import { careJson } from "./care.ts";
import { patientProfileOutput } from "./people.ts";

/** A patient as their therapist sees them. */
export const patientRecordJson = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** The relationship of the two; null if the patient has only had visits. */
  care: careJson.nullable(),
  /** Visible while they work together or have an upcoming visit; null afterward. */
  contact: z.strictObject({
    ...patientProfileOutput.pick({
      legalName: true,
      birthDate: true,
      state: true,
      timeZone: true,
      phone: true,
    }).shape,
    /** Null: a ward has none. */
    email: z.string().nullable(),
    /** The guardians of a ward. */
    guardians: z.array(z.strictObject({
      name: z.string(),
      relationship: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
    })),
    emergency: patientProfileOutput.shape.emergencyContact,
  }).nullable(),
  consents: z.array(z.strictObject({ kind: z.string(), version: z.string(), givenAt: z.iso.datetime() })),
  /** The soonest first. */
  coming: z.array(appointmentOutput),
  /** The latest first; at most 50. */
  past: z.array(appointmentOutput),
});
export type PatientRecordJson = z.output<typeof patientRecordJson>;
