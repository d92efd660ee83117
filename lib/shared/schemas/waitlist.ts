import { z } from "zod";
import { partsOfDay } from "../codes/parts_of_day.ts";
import { idField } from "./appointments.ts";
import { day, instant } from "./moments.ts";

export const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;

const date = z.iso.date("Use a day such as 2026-03-01.").regex(/^20/, "Use a day such as 2026-03-01.")
  .transform((text) => Temporal.PlainDate.from(text));
const days = z.array(z.enum(weekdays, "Choose days of the week."))
  .min(1, "Choose at least one day of the week.").max(7, "Choose at most seven days.");
const parts = z.array(z.enum(partsOfDay, "Choose parts of the day."))
  .min(1, "Choose at least one part of the day.").max(3, "Choose at most three parts of the day.");

/** An invalid day was already reported. */
const isInOrder = ({ earliest, latest }: { earliest: unknown; latest: unknown }) =>
  !(earliest instanceof Temporal.PlainDate && latest instanceof Temporal.PlainDate) ||
  Temporal.PlainDate.compare(earliest, latest) <= 0;
const outOfOrder = { path: ["latest"], message: "The last day can't be before the first day." };

/** One checked box arrives as text, several as a list, none not at all. */
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => value === undefined ? [] : Array.isArray(value) ? value : [value], item);

/** The fields of the waitlist form. */
export const waitlistForm = z.object({
  earliest: date,
  latest: date,
  weekdays: list(days),
  partsOfDay: list(parts),
}).refine(isInOrder, outOfOrder);

const isOneThing = ({ therapistId, appointmentId }: { therapistId?: string; appointmentId?: string }) =>
  (therapistId === undefined) !== (appointmentId === undefined);

/** The body of `POST /api/waitlist`: a therapist, or an appointment that should be earlier. */
export const waitlistInput = z.strictObject({
  therapistId: idField.optional(),
  /** With a therapist: the type; default: the usual one. */
  typeId: idField.optional(),
  /** With a therapist: the caller's ward; default: the caller. */
  patientId: idField.optional(),
  appointmentId: idField.optional(),
  earliest: date,
  latest: date,
  weekdays: days.default([...weekdays]),
  partsOfDay: parts.default([...partsOfDay]),
}).refine(isInOrder, outOfOrder)
  .refine(isOneThing, {
    path: ["therapistId"],
    message: "Choose a therapist or a visit, but not both.",
  });

const person = z.object({ id: z.uuid(), name: z.string() });

/** A waitlist entry as the API returns it. Days and parts of the day are in the patient's zone. */
export const waitlistEntryOutput = z.object({
  id: z.uuid(),
  patient: person,
  therapist: person,
  /** The appointment that should be earlier; null: any visit. */
  appointment: z.object({ id: z.uuid(), startsAt: instant }).nullable(),
  type: z.string(),
  earliest: day,
  latest: day,
  weekdays: z.array(z.enum(weekdays)),
  partsOfDay: z.array(z.enum(partsOfDay)),
  since: instant,
  /** A time that is held for the patient now. */
  offer: z.object({
    id: z.uuid(),
    startsAt: instant,
    endsAt: instant,
    expiresAt: instant,
  }).nullable(),
});
export type WaitlistEntryOutput = z.infer<typeof waitlistEntryOutput>;

export const waitlistOutput = z.object({ items: z.array(waitlistEntryOutput) });
/** The appointment of a claimed offer. */
export const claimOutput = z.object({ appointmentId: z.uuid() });
