import { z } from "zod";
import { appointmentKinds } from "../codes/appointment_kinds.ts";
import { appointmentStatuses } from "../codes/appointment_statuses.ts";
import { pageLimit } from "./page_limit.ts";

/** An RFC 3339 instant on a whole minute, with Z or an offset. */
const wholeMinute = z.iso.datetime({ offset: true, error: "Give a time such as 2026-03-01T15:00:00Z." })
  .regex(/^.{16}:00(\.0+)?([Zz]|[+-]\d\d:\d\d)$/, "Appointments begin on a whole minute.")
  .refine((text) => !text.startsWith("0000"), "Give a time such as 2026-03-01T15:00:00Z.");

const id = z.uuid("Give an id as Bloom hands it out.").toLowerCase();

/** The body of `POST /api/appointments`. */
export const bookingInput = z.strictObject({
  therapistId: id,
  startsAt: wholeMinute,
  /** The kind of visit; left out: the therapist's usual one. */
  typeId: id.optional(),
  /** A ward of the caller's whose visit it is; left out: the caller's own. */
  patientId: id.optional(),
});

/** What the forms for booking and moving send, beside fields of their own. */
export const startsAtField = wholeMinute;
export const idField = id;

/** The body of `POST /api/appointments/:id/reschedule`. */
export const rescheduleInput = z.strictObject({ startsAt: startsAtField });

/** What makes a repeated booking the same booking. */
export const idempotencyKey = z.string().regex(
  /^[\x21-\x7e]{8,128}$/,
  "Idempotency-Key must be 8 to 128 printable characters without spaces.",
);

/** The headers of `POST /api/appointments`. */
export const bookingHeaders = z.object({ "Idempotency-Key": idempotencyKey });

/** Longest reason of a cancellation. Characters. */
export const REASON_LIMIT = 500;

const reason = z.string("Write the reason as text.").trim()
  .max(REASON_LIMIT, `At most ${REASON_LIMIT} characters fit here.`);

/** The body of `POST /api/appointments/:id/cancellation`. */
export const cancellationInput = z.strictObject({
  reason: reason.optional(),
  /** A patient knows that it is inside the notice; a therapist notes that the patient cancelled late. */
  late: z.boolean().optional(),
});

/** The same as a form sends it. */
export const cancellationForm = z.object({
  reason: reason.default(""),
  late: z.literal("yes").optional().transform((late) => late === "yes"),
  /** Of a series: this visit alone, or those after it as well. */
  scope: z.enum(["this", "following"], "Choose one of the two.").default("this"),
});

/** How many appointments a page of the list has, when nothing is said. */
export const PAGE_SIZE = 20;
const PAGE_LIMIT = 100;

/** The query of `GET /api/appointments`. */
export const appointmentsQuery = z.strictObject({
  when: z.enum(["coming", "past"], "Choose coming or past.").default("coming"),
  limit: pageLimit(PAGE_SIZE, PAGE_LIMIT),
  cursor: z.string().max(200, "This is no cursor of ours.").optional(),
});

/** What a therapist notes of an appointment. */
const settlement = z.enum(["confirm", "arrive", "fulfil", "miss", "undo"]);

/** The body of `POST /api/appointments/:id/settlement`, and of its form. */
export const settlementInput = z.strictObject({ settlement });

const seatChange = {
  do: z.enum(["add", "remove"], "Choose one of the two."),
  patientId: z.uuid("Choose a patient."),
};

/** Who comes to a couple's or group's visit: the body of `POST /api/appointments/:id/patients`, and its form. */
export const patientsInput = z.strictObject(seatChange);
export const patientsForm = z.object(seatChange);

const attendee = z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() });

/** An appointment as the API answers it. */
export const appointmentOutput = z.object({
  id: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  status: z.enum(appointmentStatuses),
  kind: z.enum(appointmentKinds),
  /** What the therapist calls this kind of visit. */
  type: z.string(),
  seriesId: z.uuid().nullable(),
  /** Until when a request waits for an answer. */
  expiresAt: z.iso.datetime().nullable(),
  therapist: attendee,
  /** Everybody who comes, as far as the caller may know them; the caller first. */
  patients: z.array(attendee),
  /** Those of them for whom the caller acts as their guardian. */
  wards: z.array(attendee),
  cancellation: z.object({
    at: z.iso.datetime(),
    by: z.enum(["patient", "therapist", "practice"]),
    reason: z.string().nullable(),
    isLate: z.boolean(),
  }).nullable(),
  mayCancel: z.boolean(),
  mayReschedule: z.boolean(),
  /** Inside the notice: it can be cancelled with `late: true`. */
  mayCancelLate: z.boolean(),
  changeableUntil: z.iso.datetime(),
  /** What the therapist can note of it now. */
  settlements: z.array(settlement),
});
export type AppointmentJson = z.infer<typeof appointmentOutput>;

/** A page of appointments. */
export const appointmentsOutput = z.object({
  items: z.array(appointmentOutput),
  nextCursor: z.string().nullable(),
});
