import { z } from "zod";
import { appointmentOutput } from "./appointments.ts";
import { careJson } from "./care.ts";
import { patientProfileOutput, toldTherapists } from "./people.ts";
import { instant } from "./moments.ts";

/** A patient as their therapist sees them. */
export const patientRecordJson = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whether the patient has left the practice: their account is closed, and the record stays. */
  isClosed: z.boolean(),
  /** The relationship of the two; null if the patient has only had visits. */
  care: careJson.nullable(),
  /** Visible while they work together or have an upcoming visit; null afterward. */
  contact: z.object({
    ...patientProfileOutput.pick(toldTherapists).shape,
    /** Null: a ward has none. */
    email: z.string().nullable(),
    /** The guardians of a ward. */
    guardians: z.array(z.object({
      name: z.string(),
      relationship: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
    })),
    emergency: patientProfileOutput.shape.emergencyContact,
  }).nullable(),
  consents: z.array(z.object({ kind: z.string(), version: z.string(), givenAt: instant })),
  /** The soonest first. */
  coming: z.array(appointmentOutput),
  /** The latest first; at most 50. */
  past: z.array(appointmentOutput),
});
export type PatientRecordOutput = z.output<typeof patientRecordJson>;
