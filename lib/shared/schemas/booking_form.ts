import { z } from "zod";
import { idempotencyKey, idField, startsAtField } from "./appointments.ts";

/** The fields of the booking page's form. */
export const bookingForm = z.object({
  startsAt: startsAtField,
  key: idempotencyKey,
  /** The type; default: the therapist's usual one. */
  type: idField.optional(),
  /** The ward, if the visit is for one. */
  patient: idField.optional(),
  /** The zone that the page showed, if it was not the patient's own; only the page reads it. */
  timeZone: z.string().optional(),
});
