import { z } from "zod";
import { appointmentKinds } from "../codes/appointment_kinds.ts";
import {
  appointmentOutput,
  cancellationInput,
  idempotencyKey,
  idField,
  startsAtField,
} from "./appointments.ts";
import { clock } from "./schedule.ts";
import { plainDate } from "./slots.ts";

/** The largest group. */
const MOST_PATIENTS = 12;

const every = z.enum(["week", "two_weeks", "month"], "Choose how often.");
const COUNT = "Enter a number of visits from 2 to 26.";
const count = z.int(COUNT).min(2, COUNT).max(26, COUNT);
const countText = z.string(COUNT).regex(/^\d{1,2}$/, COUNT).transform(Number).pipe(count);

/** One value, several or none, as forms send them. */
const several = <T extends z.ZodType>(of: T) =>
  z.preprocess((value) => value === undefined ? [] : Array.isArray(value) ? value : [value], z.array(of));

/** The decisions that a page sends with a plan to book it. */
const decisionFields = {
  skip: several(startsAtField),
  seen: several(z.string().max(100)),
  override: z.literal("yes").optional(),
  key: idempotencyKey,
};

const repeatFields = {
  every: z.union([every, z.literal("")]).default(""),
  /** Only read if visits repeat. */
  count: z.string().default(""),
};

/** Returns the repetition that a form describes; null: once. */
const repeatOf = (
  { every, count }: { every: "" | z.output<typeof repeatEvery>; count: string },
  context: z.RefinementCtx,
) => {
  if (every === "") return null;
  const parsed = countText.safeParse(count.trim());
  if (parsed.success) return { every, count: parsed.data };
  context.addIssue({ code: "custom", path: ["count"], message: COUNT });
  return z.NEVER;
};
const repeatEvery = every;

const typeField = z.union([idField, z.literal("").transform(() => null)]).nullable().default(null);

const newAppointmentFields = {
  patient: several(idField).pipe(
    z.array(idField).min(1, "Choose who is coming.").max(
      MOST_PATIENTS,
      `A visit can have at most ${MOST_PATIENTS} patients.`,
    ),
  ),
  kind: z.enum(appointmentKinds).exclude(["individual"]).default("couple"),
  type: typeField,
  day: plainDate,
  time: clock,
  ...repeatFields,
};

/**
 * A therapist's new appointment, as the page sends it for a preview. Day and time are on the therapist's own
 * clock.
 */
export const newAppointmentForm = z.object(newAppointmentFields).transform(({ kind, ...rest }, context) => {
  const { patient } = rest;
  if (kind === "couple" && patient.length > 2) {
    context.addIssue({
      code: "custom",
      path: ["kind"],
      message: "A couple is two people. For more people, choose a group.",
    });
    return z.NEVER;
  }
  const repeat = repeatOf(rest, context);
  return { ...rest, kind: patient.length === 1 ? "individual" as const : kind, repeat };
});

/** The decisions that go with it when it is booked. */
export const decisionsForm = z.object(decisionFields);

/** A patient's own series, or one for a ward. */
export const seriesForm = z.object({
  startsAt: startsAtField,
  /** A ward of the caller; default: the caller. */
  patient: z.union([idField, z.literal("").transform(() => undefined)]).optional(),
  type: typeField,
  every,
  count: countText,
}).transform(({ every, count, ...rest }) => ({ ...rest, repeat: { every, count } }));

const planFields = z.strictObject({
  therapistId: idField,
  /** Default: the caller. */
  patientIds: z.array(idField).min(1, "Choose who is coming.").max(
    MOST_PATIENTS,
    `A visit can have at most ${MOST_PATIENTS} patients.`,
  )
    .optional(),
  kind: z.enum(appointmentKinds).default("individual"),
  typeId: idField.optional(),
  startsAt: startsAtField,
  repeat: z.strictObject({ every, count }).optional(),
});

/**
 * A couple learn each other's names, but the patients of a group do not. So the kind must fit the number of
 * patients.
 */
const fitsPatients = ({ kind, patientIds = [] }: Pick<z.output<typeof planFields>, "kind" | "patientIds">) =>
  kind === "group" || new Set(patientIds).size <= (kind === "couple" ? 2 : 1);
const KIND = { path: ["kind"], error: "Choose couple for two people, or group for more." };

/** The body of `POST /api/appointments/plans`. */
export const planInput = planFields.refine(fitsPatients, KIND);

/** The body of `POST /api/appointments/series`. */
export const seriesInput = planFields.extend({
  /** The starts of visits to skip. */
  skip: z.array(startsAtField).default([]),
  /** The conflicts that a therapist has seen and overrides, by their names in the preview. */
  override: z.array(z.string().max(100)).max(200).default([]),
}).refine(fitsPatients, KIND);

const plannedVisit = z.object({
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  conflicts: z.array(z.object({
    code: z.string(),
    /** What to send back to override it; null: no one can. */
    name: z.string().nullable(),
    sentence: z.string(),
  })),
});
export const planOutput = z.object({ visits: z.array(plannedVisit) });
export const seriesOutput = z.object({ items: z.array(appointmentOutput) });

/**
 * The form that moves an appointment, alone or with those after it, to a slot's start or to a time on the
 * therapist's own clock.
 */
export const moveForm = z.object({
  startsAt: startsAtField.optional(),
  day: plainDate.optional(),
  time: clock.optional(),
  scope: z.enum(["this", "following"]).default("this"),
  stay: several(idField),
  seen: decisionFields.seen,
  override: decisionFields.override,
});

/** The body of `POST /api/appointments/:id/series/reschedule`. */
export const seriesMoveInput = z.strictObject({
  startsAt: startsAtField,
  scope: z.enum(["this", "following"], "Choose this or following.").default("following"),
  /** Visits that stay where they are. */
  stay: z.array(idField).max(26).default([]),
  override: seriesInput.shape.override,
});

/** The body of `POST /api/appointments/:id/series/cancellation`. */
export const seriesCancellationInput = cancellationInput.pick({ reason: true });
