import { z } from "zod";
import { instant } from "./moments.ts";

/** When the secret address was created. */
/** Creates a secret address in place of the one from that moment (ISO 8601) or of none, or revokes it. */
export const calendarFeedForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("make"), instead: z.iso.datetime().or(z.literal("")) }),
  z.object({ do: z.literal("revoke") }),
], "Use the buttons on the page.");

export const calendarFeedJson = z.object({ createdAt: instant.nullable() });

/** A secret address, shown only once. */
export const newCalendarFeedJson = z.object({ address: z.string(), createdAt: instant });

const calendarFields = {
  name: z.string("Enter a name.").trim().max(60, "Use at most 60 characters.").default(""),
  address: z.string("Paste the calendar's address.").trim().min(1, "Paste the calendar's address.")
    .max(2000, "This is too long to be a calendar address."),
};

/** A calendar to import. The domain decides whether its address is acceptable. */
export const calendarInput = z.strictObject(calendarFields);
/** The same from a form. */
export const calendarForm = z.object(calendarFields);

/** An imported calendar as its therapist sees it. */
export const importedCalendarJson = z.object({
  id: z.uuid(),
  name: z.string(),
  site: z.string(),
  state: z.enum(["new", "working", "failing"]),
  problem: z.string().nullable(),
  skipped: z.int(),
  readAt: instant.nullable(),
  nextReadAt: instant,
  busyAhead: z.int(),
  /** In the last two weeks, it lost most of the busy times that were ahead: how many were, and are left. */
  shrunk: z.object({ at: instant, from: z.int(), to: z.int() }).nullable(),
});
export type ImportedCalendarOutput = z.output<typeof importedCalendarJson>;
