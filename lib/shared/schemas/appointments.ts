import { z } from "zod";
import { appointmentKinds } from "../codes/appointment_kinds.ts";
import { appointmentStatuses } from "../codes/appointment_statuses.ts";
import { pageLimit } from "./page_limit.ts";
import { hasVisitYear, instant } from "./moments.ts";

const TIME = "Use a time such as 2026-03-01T15:00:00Z.";

/** An RFC 3339 instant on a whole minute, with Z or an offset, in the years that appointments can have. */
const wholeMinute = z.iso.datetime({ offset: true, error: TIME })
  .regex(/^.{16}:00(\.0+)?([Zz]|[+-]\d\d:\d\d)$/, "A visit begins on a whole minute.")
  .refine(hasVisitYear, TIME);

const id = z.uuid("Use an ID that Bloom gave you.").toLowerCase();

/** The body of `POST /api/appointments`. */
export const bookingInput = z.strictObject({
  therapistId: id,
  startsAt: wholeMinute,
  /** The type; default: the therapist's usual one. */
  typeId: id.optional(),
  /** The caller's ward whose visit it is; default: the caller. */
  patientId: id.optional(),
});

/** The start that the booking and rescheduling forms send, in addition to their own fields. */
export const startsAtField = wholeMinute;
export const idField = id;

/** The body of `POST /api/appointments/:id/reschedule`. */
export const rescheduleInput = z.strictObject({ startsAt: startsAtField });

/** Identifies a repeated booking as the same. */
export const idempotencyKey = z.string().regex(
  /^[\x21-\x7e]{8,128}$/,
  "Idempotency-Key must be 8 to 128 printable characters without spaces.",
);

/** The headers of `POST /api/appointments`. */
export const bookingHeaders = z.object({ "Idempotency-Key": idempotencyKey });

/** The longest cancellation reason. Characters. */
export const REASON_LIMIT = 500;

const reason = z.string("Write the reason as text.").trim()
  .max(REASON_LIMIT, `Use at most ${REASON_LIMIT} characters.`);

/** The body of `POST /api/appointments/:id/cancellation`. */
export const cancellationInput = z.strictObject({
  reason: reason.optional(),
  /** A patient confirms that it is within the notice; a therapist records that the patient canceled late. */
  late: z.boolean().optional(),
});

/** The same as a form sends it. */
export const cancellationForm = z.object({
  reason: reason.default(""),
  late: z.literal("yes").optional().transform((late) => late === "yes"),
  /** In a series: this visit only, or those after it as well. */
  scope: z.enum(["this", "following"], "Choose one of the two options.").default("this"),
});

/** The default number of appointments on a page of the list. */
export const PAGE_SIZE = 20;
const PAGE_LIMIT = 100;

/** The query of `GET /api/appointments`. */
export const appointmentsQuery = z.strictObject({
  when: z.enum(["coming", "past"], "Choose coming or past.").default("coming"),
  limit: pageLimit(PAGE_SIZE, PAGE_LIMIT),
  cursor: z.string().max(200, "This isn't a cursor from Bloom.").optional(),
});

/** The outcomes that a therapist records. */
const settlement = z.enum(["confirm", "arrive", "fulfil", "miss", "undo"]);

/** The body of `POST /api/appointments/:id/settlement`, and of its form. */
export const settlementInput = z.strictObject({ settlement });

const seatChange = {
  do: z.enum(["add", "remove"], "Choose one of the two options."),
  patientId: z.uuid("Choose a patient."),
};

/**
 * The patients of a couple's or group's visit: the body of `POST /api/appointments/:id/patients`, and its
 * form.
 */
export const patientsInput = z.strictObject(seatChange);
export const patientsForm = z.object(seatChange);

const attendee = z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() });

/** An appointment as the API returns it. */
export const appointmentOutput = z.object({
  id: z.uuid(),
  startsAt: instant,
  endsAt: instant,
  status: z.enum(appointmentStatuses),
  kind: z.enum(appointmentKinds),
  /** The therapist's name for the type. */
  type: z.string(),
  seriesId: z.uuid().nullable(),
  /** When a request lapses if it is not answered. */
  expiresAt: instant.nullable(),
  therapist: attendee,
  /** Every patient, as far as the caller may know them; the caller first. */
  patients: z.array(attendee),
  /** Those for whom the caller acts as their guardian. */
  wards: z.array(attendee),
  cancellation: z.object({
    at: instant,
    by: z.enum(["patient", "therapist", "practice"]),
    reason: z.string().nullable(),
    isLate: z.boolean(),
  }).nullable(),
  mayCancel: z.boolean(),
  mayReschedule: z.boolean(),
  /** Within the notice: it can be canceled with `late: true`. */
  mayCancelLate: z.boolean(),
  changeableUntil: instant,
  /** The outcomes that the therapist can record now. */
  settlements: z.array(settlement),
});
export type AppointmentOutput = z.infer<typeof appointmentOutput>;

/** A page of appointments. */
export const appointmentsOutput = z.object({
  items: z.array(appointmentOutput),
  nextCursor: z.string().nullable(),
});
