import { z } from "zod";
import { offsetMinutes } from "../codes/reminder_offsets.ts";

/** When somebody is reminded of visits: how many minutes before each. An empty list: never. */
export const reminderChoices = z.strictObject({
  minutesBefore: z.array(
    z.literal(offsetMinutes, "Choose from 4320, 1440 and 60."),
    "Say when, as a list of minutes.",
  ).max(10, "Name each once.").transform((chosen) =>
    offsetMinutes.filter((offset) => chosen.includes(offset))
  ),
});

/** The same from a form: a browser sends none, one or several ticked boxes. */
export const reminderForm = z.object({
  minutesBefore: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]).map(Number),
    z.array(z.literal(offsetMinutes, "Choose from the list.")),
  ),
});

/** As the API answers it. */
export const reminderChoicesJson = z.strictObject({ minutesBefore: z.array(z.literal(offsetMinutes)) });
