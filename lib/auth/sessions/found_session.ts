import { z } from "zod";
import { roles } from "../../shared/codes/roles.ts";
import { instant } from "../../shared/schemas/moments.ts";
import { patientSteps } from "../../shared/codes/patient_steps.ts";

/** A signed-in browser's session. */
const session = z.strictObject({
  id: z.string(),
  userId: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  /** When it ends at the latest, however much it is used. */
  expiresAt: instant,
  /** When its owner last proved a factor. */
  provenAt: instant,
  /** When its owner last proved a passkey or a code; null: not in this session. */
  stronglyProvenAt: instant.nullable(),
  /** When two factors were proven; null while there is only one. */
  secondFactorAt: instant.nullable(),
}).readonly();
export type Session = z.output<typeof session>;

/**
 * A session with its user and, for a patient, what a booking still needs, because half of the pages need
 * that. The cache keeps it as JSON.
 */
export const foundSession = z.strictObject({
  session,
  actor: z.strictObject({
    userId: z.string(),
    role: z.enum(roles),
    name: z.string(),
    email: z.string(),
    timeZone: z.string(),
  }),
  readiness: z.strictObject({
    complete: z.boolean(),
    missing: z.array(z.enum(patientSteps)),
    state: z.string().nullable(),
  }).nullable(),
});
export type FoundSession = z.output<typeof foundSession>;
