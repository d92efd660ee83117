import { composed } from "../composed.ts";
import { z } from "zod";
import { bookingModes } from "../codes/booking_modes.ts";
import { visitorKinds } from "../codes/visitor_kinds.ts";
import { minutes } from "./schedule.ts";

/** The longest name of a type. Characters. */
export const TYPE_NAME_LIMIT = 60;

const name = z.string("Enter a name.").transform((text) => composed(text).replace(/\s+/g, " ").trim())
  .pipe(
    z.string().min(1, "Enter a name.").max(
      TYPE_NAME_LIMIT,
      `Use at most ${TYPE_NAME_LIMIT} characters.`,
    ),
  );

/** Who can choose it: any patient, only new patients, or only existing ones. */
const forWhom = z.enum(visitorKinds, "Choose one of the three options.");

/** An appointment type as a therapist offers it. Minutes. */
export const appointmentTypeInput = z.strictObject({
  name,
  forWhom,
  minutes: minutes("length of a visit", 15, 240),
  bufferBeforeMinutes: minutes("time kept free before", 0, 120),
  bufferAfterMinutes: minutes("time kept free after", 0, 120),
});
export type AppointmentTypeInput = z.output<typeof appointmentTypeInput>;

/** A partial change of it. */
export const appointmentTypeChange = appointmentTypeInput.partial().extend({
  archived: z.boolean("Use true or false.").optional(),
});

/** A field as a form sends it: numbers are texts there. */
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
export const archivalForm = z.object({ archived: z.enum(["yes", "no"], "Choose yes or no.") });

export const appointmentTypeJson = z.object({
  id: z.uuid(),
  ...appointmentTypeInput.shape,
  name: z.string(),
  /** No longer offered. */
  archived: z.boolean(),
});
export const appointmentTypesJson = z.object({ items: z.array(appointmentTypeJson) });

/** How bookings are confirmed: immediately, or by the therapist's answer. */
export const bookingSettingsInput = z.strictObject({
  bookingMode: z.enum(bookingModes, "Choose one of the two options."),
});
export const bookingSettingsForm = z.object(bookingSettingsInput.shape);
export type BookingSettings = z.output<typeof bookingSettingsInput>;
