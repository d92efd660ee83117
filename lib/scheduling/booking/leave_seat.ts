import type { Transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Caller } from "../../practice.ts";
import { postMailsTo } from "../mail/appointment_mail.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { mailReaders } from "../mail/mail_people.ts";
import type { Leaving } from "../mail/where_to_look.ts";
import { seatsOf } from "../appointments/seats.ts";
import { seatGuardians } from "../appointments/seat_guardians.ts";

/**
 * Removes the acting patient and their wards from a visit, and informs them and the therapist. @returns the
 * appointment as they see it now.
 */
export async function leaveSeats(
  trx: Transaction,
  caller: Caller & { actor: NonNullable<Caller["actor"]> },
  row: AppointmentRow,
): Promise<AppointmentRow> {
  const forThem = await freeSeats(
    trx,
    caller,
    row,
    seatsOf(row, caller.actor.userId).map(({ id }) => id),
    "leave",
  );
  await postMailsTo(trx, caller, { ...row, sequence: row.sequence + 1 }, { kind: "left" }, [row.therapistId]);
  return forThem;
}

/**
 * Removes patients from an appointment that the caller has locked, and frees their time. A reader who no
 * longer attends, neither as a patient nor for another child, gets a cancellation of the same event (RFC
 * 5546, 3.2.5), which calendars match by its UID and higher SEQUENCE. All other readers keep the event.
 * `goes`: given if the patient leaves the practice.
 */
export async function freeSeats(
  trx: Transaction,
  caller: Caller,
  row: AppointmentRow,
  patientIds: readonly string[],
  action: "leave" | "remove_patient",
  goes?: Leaving,
): Promise<AppointmentRow> {
  const { id } = row;
  const gone = row.patients.filter((seat) => patientIds.includes(seat.id));
  const stay = row.patients.filter((seat) => !patientIds.includes(seat.id));
  const sequence = row.sequence + 1;
  await trx.updateTable("appointments").set({ sequence, updatedAt: caller.now() }).where("id", "=", id)
    .execute();
  await trx.deleteFrom("bookedTime").where("appointmentId", "=", id).where("userId", "in", patientIds)
    .execute();
  const leaving = gone.flatMap((seat) => [seat.id, ...seat.guardians.map(({ id }) => id)])
    .filter((userId) => !stay.some((seat) => seat.id === userId));
  await trx.deleteFrom("appointmentAttendees").where("appointmentId", "=", id).where("userId", "in", leaving)
    .execute();
  // A patient who leaves can be a guardian of one who stays, and then attends as a guardian.
  await seatGuardians(trx, { appointmentId: id, patientIds: stay.map((seat) => seat.id) }, caller.now());
  for (const { id: ownerId } of gone) {
    await recordAuditEvent(trx, caller, { action, subjectType: "appointment", subjectId: id, ownerId });
  }
  // As the removed patients see it: canceled, and without other patients.
  const forThem = { ...row, patients: gone, status: "cancelled" as const, sequence };
  const others = { ...row, patients: stay, sequence };
  const readers = mailReaders(forThem).filter((readerId) => readerId !== row.therapistId);
  const [still, off] = [true, false].map((isThere) =>
    readers.filter((readerId) => (seatsOf(others, readerId).length > 0) === isThere)
  );
  await postMailsTo(trx, caller, forThem, { kind: "removed", leaving: goes }, off);
  await postMailsTo(trx, caller, others, { kind: "left", leaving: goes }, still);
  return forThem;
}
