import { z } from "zod";
import { idempotencyKey, startsAtField } from "./appointments.ts";

/** What the booking page's form sends. */
export const bookingForm = z.object({
  startsAt: startsAtField,
  key: idempotencyKey,
  /** The zone that the page showed, when it was not the patient's own; read by the page alone. */
  timeZone: z.string().optional(),
});
