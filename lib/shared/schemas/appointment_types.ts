import { z } from "zod";
import { bookingModes } from "../codes/booking_modes.ts";
import { visitorKinds } from "../codes/visitor_kinds.ts";
import { minutes } from "./schedule.ts";

/** Longest name of a kind of visit. Characters. */
export const TYPE_NAME_LIMIT = 60;

const name = z.string("Give it a name.").transform((text) =>
  text.normalize("NFC").replace(/\s+/g, " ").trim()
)
  .pipe(
    z.string().min(1, "Give it a name.").max(
      TYPE_NAME_LIMIT,
      `At most ${TYPE_NAME_LIMIT} characters fit here.`,
    ),
  );

/** Who can choose it: anybody, only whoever comes for the first time, or only patients. */
const forWhom = z.enum(visitorKinds, "Choose one of the three.");

/** A kind of visit as a therapist offers it. Minutes. */
export const appointmentTypeInput = z.strictObject({
  name,
  forWhom,
  minutes: minutes("length of a visit", 15, 240),
  bufferBeforeMinutes: minutes("time kept free before", 0, 120),
  bufferAfterMinutes: minutes("time kept free after", 0, 120),
});
export type AppointmentTypeInput = z.output<typeof appointmentTypeInput>;

/** Some of it, for a change. */
export const appointmentTypeChange = appointmentTypeInput.partial().extend({
  archived: z.boolean("Say true or false.").optional(),
});

/** The same as a form sends it: numbers are texts there. */
const typed = <T extends z.ZodType>(field: T) =>
  z.preprocess((text) => typeof text === "string" && text.trim() !== "" ? Number(text) : undefined, field);
const fields = appointmentTypeInput.shape;
export const appointmentTypeForm = z.object({
  name,
  forWhom,
  minutes: typed(fields.minutes),
  bufferBeforeMinutes: typed(fields.bufferBeforeMinutes),
  bufferAfterMinutes: typed(fields.bufferAfterMinutes),
});

/** Whether the type can still be chosen. */
export const archivalForm = z.object({ archived: z.enum(["yes", "no"], "Say yes or no.") });

export const appointmentTypeJson = z.object({
  id: z.uuid(),
  ...appointmentTypeInput.shape,
  name: z.string(),
  /** No longer to be chosen. */
  archived: z.boolean(),
});
export const appointmentTypesJson = z.object({ items: z.array(appointmentTypeJson) });

/** How bookings come about: they stand at once, or the therapist answers each. */
export const bookingSettingsInput = z.strictObject({
  bookingMode: z.enum(bookingModes, "Choose one of the two."),
});
export const bookingSettingsForm = z.object(bookingSettingsInput.shape);
export type BookingSettings = z.output<typeof bookingSettingsInput>;
