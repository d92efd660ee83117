import { tooManyRefusals } from "../../../auth/limits/too_many_refusals.ts";
import { invalid, notFound, type Refusals } from "../../../shared/refusal.ts";
import type { AddCalendarResult } from "./add_calendar.ts";
import type { AskForReadingResult } from "./own_calendars.ts";

/** Why a calendar was not added. */
export const addCalendarRefusals: Refusals<Exclude<AddCalendarResult, { kind: "added" }>> = {
  invalid,
  not_licensed: {
    status: 403,
    sentence: "You can add calendars as soon as we've verified one of your licenses.",
  },
  ...tooManyRefusals,
};

/** Why a calendar is not read now. */
export const readingRefusals: Refusals<Exclude<AskForReadingResult, { kind: "asked" }>> = {
  not_found: notFound,
  ...tooManyRefusals,
};
