import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { bookingReadiness } from "../../welcome/booking_readiness.ts";
import { writeRequest } from "../../people/care/ask_to_connect.ts";
import { careForViewer } from "../../people/care/care_booking.ts";
import { mayActFor } from "../../people/guardians/wards.ts";
import { covers } from "../../people/credentials/licenses.ts";
import type { PatientStep } from "../../welcome/welcome_steps.ts";
import type { Acting } from "../../practice.ts";
import { postAppointmentMails } from "../mail/appointment_mail.ts";
import { type AppointmentView, viewOf } from "../appointments/appointment_view.ts";
import { BOOKED_TIME_KEY, heldTime } from "../time/booked_time.ts";
import { refusalCode, type TimeRefusal } from "./booking_result.ts";
import { isBusyElsewhere } from "../calendars/import/is_busy_elsewhere.ts";
import { findAppointment } from "../appointments/find_appointment.ts";
import { findBookableTherapist } from "./find_bookable_therapist.ts";
import { offeredSchedule } from "../schedule/offered_schedule.ts";
import { pendingUntil } from "../appointments/pending_until.ts";
import { recordRefusal } from "../appointments/record_refusal.ts";
import { refusal, type SlotRefusal } from "../free/slots.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { refuseNotOffered, refuseTaken } from "./time_refusal.ts";
import { choosableTypes, type OfferedType, scheduleFor } from "../schedule/appointment_type.ts";
import { writeAppointment } from "./write_appointment.ts";

export interface BookingInput {
  therapistId: string;
  /** A ward of the acting person's. Left out: themselves. */
  patientId?: string;
  startsAt: Temporal.Instant;
  /** What kind of visit. Left out: of the schedule's own length. */
  typeId?: string | null;
  /** The client's name for this booking: however often it is sent, it is one appointment. */
  idempotencyKey: string;
}

export type BookingResult =
  /** `appointment` is pending where the therapist answers each request. */
  | { kind: "booked"; appointment: AppointmentView; replayed: boolean }
  | TimeRefusal
  | OtherRefusal;

type OtherRefusal =
  | { kind: "profile_incomplete"; missing: PatientStep[] }
  | { kind: "not_licensed"; state: string }
  | { kind: "not_connected" }
  | { kind: "type_not_offered" }
  | { kind: "key_reused" }
  | { kind: "not_found" };

export const IDEMPOTENCY_KEY = "appointments_created_by_idempotency_key_key";

/**
 * Books a slot for the acting patient or a ward of theirs, or asks for it where the therapist answers each request. Only what the therapist offers now
 * can be booked, and only the database's keys decide whether it is still free: there is no gap between looking and taking.
 */
export async function bookAppointment(acting: Acting, input: BookingInput): Promise<BookingResult> {
  if (acting.actor.role !== "patient") throw new Error("Only a patient books an appointment.");
  const result = await findReplay(acting, input) ?? await book(acting, input);
  if (result.kind !== "booked") {
    // Whom they may not act for is nobody's they are known to be of.
    const ownerId = result.kind === "not_found" ? acting.actor.userId : patientOf(acting, input);
    await recordRefusal(acting, { action: "book", subjectId: null, ownerId, reason: refusalCode(result) });
  }
  return result;
}

/** What the same key has booked before, or null. */
async function findReplay(
  acting: Acting,
  input: BookingInput,
): Promise<BookingResult | null> {
  const { therapistId, startsAt, typeId, idempotencyKey } = input;
  const before = await acting.db.selectFrom("appointments").select([
    "id",
    "therapistId",
    "startsAt",
    "typeId",
    "timeSetAt",
  ])
    .where("createdBy", "=", acting.actor.userId).where("idempotencyKey", "=", idempotencyKey)
    .executeTakeFirst();
  if (!before) return null;
  // Whoever sends it once more does not know that it has been moved meanwhile.
  const isSameTime = before.startsAt.equals(startsAt) || before.timeSetAt !== null;
  const isSame = before.therapistId === therapistId && isSameTime && before.typeId === (typeId ?? null);
  if (!isSame) return { kind: "key_reused" };
  const appointment = await findAppointment(acting, before.id);
  if (appointment && !appointment.patients.some(({ id }) => id === patientOf(acting, input))) {
    return { kind: "key_reused" };
  }
  return appointment && { kind: "booked", appointment, replayed: true };
}

/** Who the visit is for. */
const patientOf = ({ actor }: Acting, { patientId }: BookingInput): string => patientId ?? actor.userId;

async function book(acting: Acting, input: BookingInput): Promise<BookingResult> {
  const { therapistId, startsAt, typeId = null } = input;
  const wish = { therapistId, patientIds: [patientOf(acting, input)], startsAt, typeId };
  try {
    const result = await transaction(acting.db, (trx) => bookIn(trx, acting, input));
    // Two taps at once: what the other has just booked is the visit that stands in the way of a first one.
    if (result.kind === "not_connected") return await findReplay(acting, input) ?? result;
    if (result.kind === "busy_elsewhere") return await refuseTaken(acting, wish);
    return result.kind === "not_offered" ? await refuseNotOffered(acting, result.reason, wish) : result;
  } catch (error) {
    // Two taps at once: the other one has just committed.
    if (violates(error, IDEMPOTENCY_KEY)) return await findReplay(acting, input) ?? { kind: "key_reused" };
    if (violates(error, BOOKED_TIME_KEY)) return await refuseTaken(acting, wish);
    throw error;
  }
}

/**
 * Books within the caller's transaction. Whether the time is free only the keys say: it throws what `violates(error, BOOKED_TIME_KEY)`
 * knows when it is not. `clearTheWay` is called once nothing else stands against it: it gives up what held the time for the booking.
 */
export async function bookIn(
  trx: Transaction,
  acting: Acting,
  input: BookingInput,
  clearTheWay: () => Promise<void> = () => Promise.resolve(),
) {
  const { therapistId, startsAt, typeId = null } = input;
  const patientId = patientOf(acting, input);
  const patientIds = [patientId];
  const checked = await checkBooking(trx, acting, input);
  if (checked.kind !== "offered") return checked;
  const { schedule, type, asks, isRequest } = checked;
  await clearTheWay();
  const row = await writeAppointment(trx, acting, {
    held: heldTime(schedule, patientIds, startsAt),
    kind: "individual",
    typeId,
    typeName: type?.name ?? "",
    seriesId: null,
    status: isRequest ? "pending" : "booked",
    expiresAt: isRequest ? pendingUntil(startsAt, acting.now()) : null,
    overridden: false,
    idempotencyKey: input.idempotencyKey,
  });
  await postAppointmentMails(trx, acting, row, { kind: isRequest ? "requested" : "booked" });
  const pair = { therapistId, patientId };
  if (asks) await writeRequest(trx, acting, pair, { note: "", waitlisted: false });
  return { kind: "booked" as const, appointment: viewOf(row, acting), replayed: false };
}

type CheckedBooking =
  | {
    kind: "offered";
    /** As it is for this type of visit. */
    schedule: Schedule;
    type: OfferedType | null;
    /** With the first visit, the patient asks to be taken on. */
    asks: boolean;
    /** The therapist answers each request. */
    isRequest: boolean;
  }
  | { kind: "not_offered"; reason: SlotRefusal }
  /** By a calendar of the therapist's; the patient is told that the time is taken, and no more. */
  | { kind: "busy_elsewhere" }
  | OtherRefusal;

/** Whether the slot is offered to the patient; whether it is free is for the database's keys to say. */
async function checkBooking(
  trx: Transaction,
  acting: Acting,
  input: BookingInput,
): Promise<CheckedBooking> {
  const { actor, now } = acting;
  const { therapistId, startsAt, typeId } = input;
  const patientId = patientOf(acting, input);
  if (!await mayActFor(trx, acting, patientId)) return { kind: "not_found" };
  const { complete, missing, state } = await bookingReadiness(trx, patientId);
  const therapist = await findBookableTherapist(trx, { therapistId, patientId }, state);
  if (!therapist) return { kind: "not_found" };
  if (!complete || !state) return { kind: "profile_incomplete", missing };
  if (!covers(therapist.licensedUntil, now())) return { kind: "not_licensed", state };
  const care = careForViewer(therapist);
  if (care.booking === "none") return { kind: "not_connected" };
  const type = choosableTypes(therapist.types ?? [], care.booking)
    .find((type) => (type?.id ?? null) === (typeId ?? null));
  if (type === undefined) return { kind: "type_not_offered" };
  const own = await offeredSchedule(trx, { therapistId, patientIds: [patientId] }, actor.role, now());
  if (!own) return { kind: "not_found" };
  const schedule = scheduleFor(own, type);
  const reason = refusal(schedule, startsAt, now());
  if (reason) return { kind: "not_offered", reason };
  if (await isBusyElsewhere(trx, heldTime(schedule, [patientId], startsAt))) {
    return { kind: "busy_elsewhere" };
  }
  const isRequest = therapist.bookingMode === "request";
  return { kind: "offered", schedule, type, asks: care.standing === "none", isRequest };
}
