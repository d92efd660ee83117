import { z } from "zod";
import { timeZone } from "./auth.ts";
import { numberText } from "./number_text.ts";
import { hasVisitYear, instant } from "./moments.ts";

const DATE = "Use a date such as 2026-03-01.";

/** A valid date such as 2026-03-01, in the years that appointments can have. */
export const plainDate = z.iso.date(DATE).refine(hasVisitYear, DATE);

/** The query of `GET /api/therapists/:id/slots`. */
export const slotsQuery = z.strictObject({
  from: plainDate.optional(),
  days: numberText(1, 31, "Use a number of days from 1 to 31.").prefault(7),
  timeZone: timeZone.optional(),
  /** The type; default: the therapist's usual one. */
  typeId: z.uuid("Use an ID that Bloom gave you.").toLowerCase().optional(),
  /** The caller's ward who is the patient; default: the caller. */
  patientId: z.uuid("Use an ID that Bloom gave you.").toLowerCase().optional(),
});

const slot = z.object({ startsAt: instant, endsAt: instant });

/** Free slots as the API returns them. */
export const slotsOutput = z.object({
  items: z.array(slot),
  /** The zone of the days. */
  timeZone: z.string(),
  /** The very first free slot, on whichever day. */
  nextFree: slot.nullable(),
});
