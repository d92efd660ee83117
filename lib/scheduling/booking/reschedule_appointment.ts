import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { bookingReadiness } from "../../welcome/booking_readiness.ts";
import { covers } from "../../people/credentials/licenses.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, findRow, lockRow } from "../appointments/appointments_of.ts";
import { type AppointmentView, viewOf } from "../appointments/appointment_view.ts";
import { BOOKED_TIME_KEY, type HeldTime, heldTime } from "../time/booked_time.ts";
import { refusalCode, type TimeRefusal } from "./booking_result.ts";
import { type ChangeRefusal, changeRefusal } from "../appointments/change_refusal.ts";
import { isBusyElsewhere } from "../calendars/import/is_busy_elsewhere.ts";
import { holdTherapist } from "../schedule/hold_therapist.ts";
import { seatsOf } from "../appointments/seats.ts";
import { offeredSchedule } from "../schedule/offered_schedule.ts";
import { recordRefusal } from "../appointments/record_refusal.ts";
import { refusal, type SlotRefusal } from "../free/slots.ts";
import { refuseNotOffered, refuseTaken } from "./time_refusal.ts";
import { lengthOf } from "../time/visit_length.ts";
import { writeMove } from "./write_move.ts";

export type RescheduleResult =
  | { kind: "rescheduled"; appointment: AppointmentView }
  | { kind: "not_found" }
  | { kind: "not_licensed"; state: string }
  | ChangeRefusal
  | TimeRefusal;

interface Move {
  appointmentId: string;
  startsAt: Temporal.Instant;
}

/**
 * Moves one of the acting person's own appointments to another slot that its therapist offers. It stays the same
 * appointment, as long as it was; its old time is free in the same transaction, and its own time never stands in its way.
 */
export async function rescheduleAppointment(acting: Acting, move: Move): Promise<RescheduleResult> {
  const { ownerId, result } = await reschedule(acting, move);
  if (result.kind !== "rescheduled") {
    const subjectId = move.appointmentId;
    await recordRefusal(acting, { action: "reschedule", subjectId, ownerId, reason: refusalCode(result) });
  }
  return result;
}

async function reschedule(
  acting: Acting,
  move: Move,
): Promise<{ ownerId: string | null; result: RescheduleResult }> {
  const { appointmentId, startsAt } = move;
  const own = await findRow(acting.db, acting.actor.userId, appointmentId, acting.now());
  if (!own) return { ownerId: null, result: { kind: "not_found" } };
  const { patients, therapistId } = own;
  const patientIds = patients.map(({ id }) => id);
  const [ownerId] = [...seatsOf(own, acting.actor.userId).map(({ id }) => id), ...patientIds];
  const wish = {
    therapistId,
    patientIds,
    startsAt,
    length: lengthOf(own),
    exceptAppointmentId: appointmentId,
  };
  try {
    const result = await transaction(acting.db, (trx) => moveIn(trx, acting, move));
    if (result.kind === "busy_elsewhere") {
      return { ownerId, result: await refuseTaken(acting, wish) };
    }
    if (result.kind !== "not_offered") return { ownerId, result };
    return { ownerId, result: await refuseNotOffered(acting, result.reason, wish) };
  } catch (error) {
    if (!violates(error, BOOKED_TIME_KEY)) throw error;
    return { ownerId, result: await refuseTaken(acting, wish) };
  }
}

/** Moves within the caller's transaction, as `bookIn` books: the keys may throw, and `clearTheWay` gives up what held the time for it. */
export async function moveIn(
  trx: Transaction,
  acting: Acting,
  { appointmentId, startsAt }: Move,
  clearTheWay: () => Promise<void> = () => Promise.resolve(),
) {
  const row = await lockRow(trx, acting.actor.userId, appointmentId, acting.now());
  if (!row) return { kind: "not_found" as const };
  const checked = await checkMove(trx, acting, row, startsAt);
  if (checked.kind === "unchanged") return { kind: "rescheduled" as const, appointment: viewOf(row, acting) };
  if (checked.kind !== "offered") return checked;
  await clearTheWay();
  const moved = await writeMove(trx, acting, row, checked.held);
  return { kind: "rescheduled" as const, appointment: viewOf(moved, acting) };
}

type CheckedMove =
  | { kind: "unchanged" }
  | { kind: "offered"; held: HeldTime }
  | { kind: "not_offered"; reason: SlotRefusal }
  | { kind: "busy_elsewhere" }
  | { kind: "not_licensed"; state: string }
  | ChangeRefusal;

/** Whether this appointment may move, and to a slot that is offered; whether that is free, the keys will say. */
async function checkMove(
  trx: Transaction,
  { actor, now }: Acting,
  row: AppointmentRow,
  startsAt: Temporal.Instant,
): Promise<CheckedMove> {
  const refused = changeRefusal("reschedule", row, actor.role, now());
  if (refused) return refused;
  if (row.startsAt.equals(startsAt)) return { kind: "unchanged" };
  const { therapistId } = row;
  const patientIds = row.patients.map(({ id }) => id);
  const { state } = await bookingReadiness(trx, patientIds[0]);
  const { licensedUntil } = await holdTherapist(trx, therapistId, state);
  if (state && !covers(licensedUntil, now())) return { kind: "not_licensed", state };
  const offered = await offeredSchedule(trx, { therapistId, patientIds }, actor.role, now());
  // A therapist whose account is suspended offers nothing.
  if (!offered) return { kind: "not_offered", reason: "outside_hours" };
  const schedule = { ...offered, ...lengthOf(row) };
  const reason = refusal(schedule, startsAt, now());
  if (reason) return { kind: "not_offered", reason };
  const held = heldTime(schedule, patientIds, startsAt);
  return await isBusyElsewhere(trx, held) ? { kind: "busy_elsewhere" } : { kind: "offered", held };
}
