import { z } from "zod";
import { idempotencyKey, idField, startsAtField } from "./appointments.ts";

/** What the booking page's form sends. */
export const bookingForm = z.object({
  startsAt: startsAtField,
  key: idempotencyKey,
  /** The kind of visit; left out: the therapist's usual one. */
  type: idField.optional(),
  /** For whom, where that is a ward. */
  patient: idField.optional(),
  /** The zone that the page showed, when it was not the patient's own; read by the page alone. */
  timeZone: z.string().optional(),
});
