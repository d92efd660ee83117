import { violates } from "../../db/constraint.ts";
import { type Transaction, transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../audit/record_audit_event.ts";
import { bookingReadiness } from "../people/booking_readiness.ts";
import { writeRequest } from "../people/care/ask_to_connect.ts";
import { careColumns, careForViewer } from "../people/care/care_booking.ts";
import type { Pair } from "../people/care/care_of.ts";
import { covers, licensedUntilIn } from "../people/credentials/licences.ts";
import type { PatientStep } from "../people/welcome_steps.ts";
import type { Acting } from "../practice.ts";
import { postAppointmentMails } from "./appointment_mail.ts";
import { findRow } from "./appointments_of.ts";
import { type AppointmentView, viewOf } from "./appointment_view.ts";
import { BOOKED_TIME_KEY, type HeldTime, heldTime, holdTime } from "./booked_time.ts";
import { refusalCode, type TimeRefusal } from "./booking_result.ts";
import { isBusyElsewhere } from "./calendars/import/is_busy_elsewhere.ts";
import { findAppointment } from "./find_appointment.ts";
import { offeredSchedule } from "./offered_schedule.ts";
import { recordRefusal } from "./record_refusal.ts";
import { refusal, type SlotRefusal } from "./slots.ts";
import { refuseNotOffered, refuseTaken } from "./time_refusal.ts";

export interface BookingInput {
  therapistId: string;
  startsAt: Temporal.Instant;
  /** The client's name for this booking: however often it is sent, it is one appointment. */
  idempotencyKey: string;
}

export type BookingResult =
  | { kind: "booked"; appointment: AppointmentView; replayed: boolean }
  | TimeRefusal
  | OtherRefusal;

type OtherRefusal =
  | { kind: "profile_incomplete"; missing: PatientStep[] }
  | { kind: "not_licensed"; state: string }
  | { kind: "not_connected" }
  | { kind: "key_reused" }
  | { kind: "not_found" };

const IDEMPOTENCY_KEY = "appointments_created_by_idempotency_key_key";

/**
 * Books a slot for the acting patient. Only what the therapist offers now can be booked, and only the database's keys
 * decide whether it is still free: there is no gap between looking and taking.
 */
export async function bookAppointment(acting: Acting, input: BookingInput): Promise<BookingResult> {
  if (acting.actor.role !== "patient") throw new Error("Only a patient books an appointment.");
  const result = await findReplay(acting, input) ?? await book(acting, input);
  if (result.kind !== "booked") {
    const ownerId = acting.actor.userId;
    await recordRefusal(acting, { action: "book", subjectId: null, ownerId, reason: refusalCode(result) });
  }
  return result;
}

/** What the same key has booked before, or null. */
async function findReplay(
  acting: Acting,
  { therapistId, startsAt, idempotencyKey }: BookingInput,
): Promise<BookingResult | null> {
  const before = await acting.db.selectFrom("appointments").select(["id", "therapistId", "startsAt"])
    .where("createdBy", "=", acting.actor.userId).where("idempotencyKey", "=", idempotencyKey)
    .executeTakeFirst();
  if (!before) return null;
  if (before.therapistId !== therapistId || !before.startsAt.equals(startsAt)) return { kind: "key_reused" };
  const appointment = await findAppointment(acting, before.id);
  return appointment && { kind: "booked", appointment, replayed: true };
}

async function book(acting: Acting, input: BookingInput): Promise<BookingResult> {
  const wish = { therapistId: input.therapistId, patientId: acting.actor.userId, startsAt: input.startsAt };
  try {
    const result = await transaction(acting.db, async (trx) => {
      const checked = await checkBooking(trx, acting, input);
      if (checked.kind !== "offered") return checked;
      const appointment = await write(trx, acting, input, checked.held);
      if (checked.asks) await writeRequest(trx, acting, wish, { note: "", waitlisted: false });
      return { kind: "booked" as const, appointment, replayed: false };
    });
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

type CheckedBooking =
  /** `asks`: with the first visit, the patient asks to be taken on. */
  | { kind: "offered"; held: HeldTime; asks: boolean }
  | { kind: "not_offered"; reason: SlotRefusal }
  /** By a calendar of the therapist's; the patient is told that the time is taken, and no more. */
  | { kind: "busy_elsewhere" }
  | OtherRefusal;

/** Whether the slot is offered to this patient; whether it is free is for the database's keys to say. */
async function checkBooking(
  trx: Transaction,
  { actor, now }: Acting,
  { therapistId, startsAt }: BookingInput,
): Promise<CheckedBooking> {
  const { complete, missing, state } = await bookingReadiness(trx, actor.userId);
  const therapist = await findBookableTherapist(trx, { therapistId, patientId: actor.userId }, state);
  if (!therapist) return { kind: "not_found" };
  if (!complete || !state) return { kind: "profile_incomplete", missing };
  if (!covers(therapist.licensedUntil, now())) return { kind: "not_licensed", state };
  const care = careForViewer(therapist);
  if (care.booking === "none") return { kind: "not_connected" };
  const schedule = await offeredSchedule(
    trx,
    { therapistId, patientId: actor.userId },
    actor.role,
    now(),
  );
  if (!schedule) return { kind: "not_found" };
  const reason = refusal(schedule, startsAt, now());
  if (reason) return { kind: "not_offered", reason };
  const held = heldTime(schedule, actor.userId, startsAt);
  if (await isBusyElsewhere(trx, held)) return { kind: "busy_elsewhere" };
  return { kind: "offered", held, asks: care.standing === "none" };
}

/** A therapist who takes bookings, with the end of their licence for this state. The row is held, so that hours do not change under a booking. */
function findBookableTherapist(
  trx: Transaction,
  { therapistId, patientId }: Pair,
  state: string | null,
) {
  return trx.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .select(licensedUntilIn(state).as("licensedUntil"))
    .select(careColumns(patientId))
    .where("therapistProfiles.userId", "=", therapistId)
    .where("therapistProfiles.listed", "=", true)
    .where("users.status", "=", "active")
    .forShare("therapistProfiles")
    .executeTakeFirst();
}

async function write(
  trx: Transaction,
  acting: Acting,
  { idempotencyKey }: BookingInput,
  held: HeldTime,
): Promise<AppointmentView> {
  const { therapistId, patientId, ...time } = held;
  const id = crypto.randomUUID();
  await trx.insertInto("appointments").values({
    id,
    therapistId,
    ...time,
    status: "booked",
    sequence: 0,
    createdBy: patientId,
    idempotencyKey,
    cancelledAt: null,
    cancelledBy: null,
    cancellationReason: null,
    createdAt: acting.now(),
    updatedAt: acting.now(),
  }).execute();
  await trx.insertInto("appointmentAttendees").values([
    { appointmentId: id, userId: therapistId, role: "therapist" },
    { appointmentId: id, userId: patientId, role: "patient" },
  ]).execute();
  await holdTime(trx, id, held);
  const row = await findRow(trx, patientId, id);
  if (!row) throw new Error("The appointment that was just written is not there.");
  await recordAuditEvent(trx, acting, {
    action: "book",
    subjectType: "appointment",
    subjectId: id,
    ownerId: patientId,
  });
  await postAppointmentMails(trx, acting, row, { kind: "booked" });
  return viewOf(row, acting);
}
