import { z } from "zod";
import { offsetMinutes } from "../codes/reminder_offsets.ts";

/** When a user is reminded of visits, in minutes before each. An empty list: never. */
export const reminderChoices = z.strictObject({
  minutesBefore: z.array(
    z.literal(offsetMinutes, "Choose from 4320, 1440 and 60."),
    "Send a list of minutes.",
  ).max(10, "List each one only once.").transform((chosen) =>
    offsetMinutes.filter((offset) => chosen.includes(offset))
  ),
});

/** The same from a form: a browser sends none, one or several checked boxes. */
export const reminderForm = z.object({
  minutesBefore: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]).map(Number),
    z.array(z.literal(offsetMinutes, "Choose from the list.")),
  ),
});

/** The reminders as the API returns them. */
export const reminderChoicesJson = z.object({ minutesBefore: z.array(z.literal(offsetMinutes)) });
