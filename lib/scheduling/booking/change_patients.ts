import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { seatGuardians } from "../appointments/seat_guardians.ts";
import type { Acting } from "../../practice.ts";
import { postMailsTo } from "../mail/appointment_mail.ts";
import { type AppointmentRow, findChangedRow, lockRow } from "../appointments/appointments_of.ts";
import { type AppointmentView, viewOf } from "../appointments/appointment_view.ts";
import { BOOKED_TIME_KEY, stepsOf } from "../time/booked_time.ts";
import { type ChangeRefusal, changeRefusal } from "../appointments/may_change.ts";
import { mailReaders } from "../mail/mail_people.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { recordRefusal } from "../appointments/record_refusal.ts";
import { freeSeats } from "./leave_seat.ts";
import { mayBook } from "./may_book.ts";
import { ownerOfRefusal } from "./owner_of_refusal.ts";
import type { OfferRefusal } from "./judge_patients.ts";

export type ChangePatientsResult =
  | { kind: "changed"; appointment: AppointmentView }
  /** An individual visit keeps its patient. */
  | { kind: "not_shared" }
  | { kind: "couple_is_two" }
  /** A visit needs a patient. To remove the last one, the therapist cancels the visit. */
  | { kind: "last_patient" }
  | { kind: "already_in" }
  | { kind: "patient_taken" }
  | OfferRefusal
  | ChangeRefusal;

interface SeatChange {
  appointmentId: string;
  patientId: string;
}

/**
 * Adds one of the acting therapist's patients to an upcoming group or couple visit and takes the patient's
 * time in the same transaction.
 */
export async function addPatient(acting: Acting, change: SeatChange): Promise<ChangePatientsResult> {
  const result = await transaction(acting.db, (trx) => add(trx, acting, change)).catch((error) => {
    if (violates(error, BOOKED_TIME_KEY)) return { kind: "patient_taken" as const };
    throw error;
  });
  return await recorded(acting, "add_patient", change, result);
}

async function add(
  trx: Transaction,
  acting: Acting,
  { appointmentId, patientId }: SeatChange,
): Promise<ChangePatientsResult> {
  const { actor, now } = acting;
  const found = await lockShared(trx, acting, appointmentId);
  if (found.kind !== "shared") return found;
  const { row } = found;
  if (row.patients.some(({ id }) => id === patientId)) return { kind: "already_in" };
  if (row.kind === "couple" && row.patients.length >= 2) return { kind: "couple_is_two" };
  const seat = {
    therapistId: actor.userId,
    visits: [{ row, startsAt: row.startsAt, patientIds: [patientId] }],
  };
  const judged = await mayBook(trx, acting, seat, [appointmentId]);
  if (judged.kind !== "may") return judged;
  // The visit's time is already agreed. Only the patient's own time can conflict.
  if (judged.visits.some(({ conflicts }) => conflicts.includes("patient_taken"))) {
    return { kind: "patient_taken" };
  }
  await trx.updateTable("appointments").set({ sequence: row.sequence + 1, updatedAt: now() })
    .where("id", "=", row.id).execute();
  await trx.insertInto("appointmentAttendees")
    .values({ appointmentId, userId: patientId, role: "patient" })
    // The guardian of another child in the visit is now a patient in it.
    .onConflict((conflict) =>
      conflict.columns(["appointmentId", "userId"]).doUpdateSet({ role: "patient" as never })
    )
    .execute();
  await seatGuardians(trx, { appointmentId, patientIds: [patientId] }, now());
  const steps = stepsOf({ ...row, patientIds: [patientId] }).filter(({ userId }) => userId === patientId);
  await trx.insertInto("bookedTime").values(steps.map((step) => ({ ...step, appointmentId }))).execute();
  const after = await findChangedRow(trx, actor.userId, appointmentId, now());
  const added = after.patients.filter(({ id }) => id === patientId);
  await recordForPatients(trx, acting, { id: appointmentId, patients: added }, "add_patient");
  const readers = mailReaders({ ...after, patients: added }).filter((id) => id !== actor.userId);
  await postMailsTo(trx, acting, after, { kind: "added" }, readers);
  return { kind: "changed", appointment: viewOf(after, acting) };
}

/** Removes a patient from an upcoming group or couple visit of the acting therapist. */
export async function removePatient(acting: Acting, change: SeatChange): Promise<ChangePatientsResult> {
  const result = await transaction(acting.db, (trx) => remove(trx, acting, change));
  return await recorded(acting, "remove_patient", change, result);
}

async function remove(
  trx: Transaction,
  acting: Acting,
  { appointmentId, patientId }: SeatChange,
): Promise<ChangePatientsResult> {
  const found = await lockShared(trx, acting, appointmentId);
  if (found.kind !== "shared") return found;
  const { row } = found;
  if (!row.patients.some(({ id }) => id === patientId)) return { kind: "not_found" };
  if (row.patients.length === 1) return { kind: "last_patient" };
  await freeSeats(trx, acting, row, [patientId], "remove_patient");
  const after = await findChangedRow(trx, acting.actor.userId, appointmentId, acting.now());
  return { kind: "changed", appointment: viewOf(after, acting) };
}

/** Records a refused change in the audit trail, under the patient whose seat it is about. */
async function recorded(
  acting: Acting,
  action: "add_patient" | "remove_patient",
  { appointmentId, patientId }: SeatChange,
  result: ChangePatientsResult,
): Promise<ChangePatientsResult> {
  if (result.kind !== "changed") {
    const ownerId = await ownerOfRefusal(acting, [patientId]);
    await recordRefusal(acting, { action, subjectId: appointmentId, ownerId, reason: result.kind });
  }
  return result;
}

/** Locks an upcoming group or couple visit of the acting therapist. */
async function lockShared(
  trx: Transaction,
  { actor, now }: Acting,
  id: string,
): Promise<{ kind: "shared"; row: AppointmentRow } | { kind: "not_found" | "not_shared" } | ChangeRefusal> {
  const row = await lockRow(trx, actor.userId, id, now());
  if (!row || row.therapistId !== actor.userId) return { kind: "not_found" };
  if (row.kind === "individual") return { kind: "not_shared" };
  return changeRefusal("cancel", row, actor.role, now()) ?? { kind: "shared", row };
}
