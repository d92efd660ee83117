import { z } from "zod";

/** Since when there is a secret address. */
export const calendarFeedJson = z.strictObject({ createdAt: z.string().nullable() });

/** A secret address, the one time that it is shown. */
export const newCalendarFeedJson = z.strictObject({ address: z.string(), createdAt: z.string() });
