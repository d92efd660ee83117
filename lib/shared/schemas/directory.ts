import { z } from "zod";
import { accepting } from "../codes/accepting.ts";
import { careStatuses } from "../codes/care_statuses.ts";
import { languageCodes } from "../codes/languages.ts";
import { specialtyCodes } from "../codes/specialties.ts";
import { stateCodes } from "../codes/states.ts";
import { pageLimit } from "./page_limit.ts";
import { publicProfile } from "./people.ts";
import { instant } from "./moments.ts";

/** The default number of therapists on a page of the directory. */
export const DIRECTORY_PAGE_SIZE = 20;
const DIRECTORY_PAGE_LIMIT = 50;

/** The orders of the directory. */
const directorySorts = ["soonest", "name"] as const;

/** The query of `GET /api/therapists`. */
export const therapistsQuery = z.strictObject({
  specialty: z.enum(specialtyCodes, "We don't know this specialty.").optional(),
  language: z.enum(languageCodes, "We don't know this language.").optional(),
  state: z.enum(stateCodes, "We don't know this state.").optional(),
  sort: z.enum(directorySorts, "Choose soonest or name.").default("soonest"),
  limit: pageLimit(DIRECTORY_PAGE_SIZE, DIRECTORY_PAGE_LIMIT),
  cursor: z.string().max(1_000, "This isn't a cursor from Bloom.").optional(),
});

export type TherapistsQuery = z.output<typeof therapistsQuery>;

/** A therapist in the directory as the API returns it. */
const therapistOutput = z.object({
  id: z.uuid(),
  ...publicProfile,
  nextSlot: z.object({ startsAt: instant, endsAt: instant }).nullable(),
});
export type TherapistOutput = z.infer<typeof therapistOutput>;

/** A therapist's own page as the API returns it. */
export const therapistProfileOutput = therapistOutput.extend({
  approach: z.string(),
  /** The length of the usual visit. */
  slotMinutes: z.int(),
  /** False only in the therapist's own view. */
  listed: z.boolean(),
  /** The relationship of the caller, if they are a patient, and what they could book. */
  care: z.object({
    standing: z.enum(["none", ...careStatuses]),
    accepting: z.enum(accepting),
    booking: z.enum(["any", "first_visit", "none"]),
  }),
});
export type TherapistProfileOutput = z.infer<typeof therapistProfileOutput>;

/** A page of the directory. */
export const therapistsOutput = z.object({
  items: z.array(therapistOutput),
  nextCursor: z.string().nullable(),
});
