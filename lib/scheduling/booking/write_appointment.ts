import type { Appointment } from "../../../db/schema/scheduling.ts";
import type { Transaction } from "../../../db/transaction.ts";
import { seatGuardians } from "../appointments/seat_guardians.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, findChangedRow } from "../appointments/appointments_of.ts";
import { type HeldTime, holdTime } from "../time/booked_time.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";

interface NewAppointment
  extends Pick<Appointment, "kind" | "typeId" | "typeName" | "seriesId" | "idempotencyKey" | "wishHash"> {
  held: HeldTime;
  status: "pending" | "booked";
  /** When a pending appointment stops holding its time. */
  expiresAt: Temporal.Instant | null;
  overridden: boolean;
}

/**
 * Writes an appointment with its attendees and their time. Only the database's keys decide whether the time
 * is free. If it is not, this throws an error that `violates(error, BOOKED_TIME_KEY)` recognizes.
 */
export async function writeAppointment(
  trx: Transaction,
  acting: Acting,
  { held, ...facts }: NewAppointment,
): Promise<AppointmentRow> {
  const { therapistId, patientIds, ...time } = held;
  const id = crypto.randomUUID();
  const now = acting.now();
  await trx.insertInto("appointments").values({
    id,
    therapistId,
    ...time,
    ...facts,
    sequence: 0,
    lateCancel: false,
    createdBy: acting.actor.userId,
    cancelledAt: null,
    cancelledBy: null,
    cancellationReason: null,
    createdAt: now,
    updatedAt: now,
  }).execute();
  await trx.insertInto("appointmentAttendees").values([
    { appointmentId: id, userId: therapistId, role: "therapist" as const },
    ...patientIds.map((userId) => ({ appointmentId: id, userId, role: "patient" as const })),
  ]).execute();
  await seatGuardians(trx, { appointmentId: id, patientIds }, now);
  await holdTime(trx, id, held);
  const row = await findChangedRow(trx, acting.actor.userId, id, acting.now());
  await recordForPatients(trx, acting, row, facts.status === "pending" ? "ask_for_visit" : "book");
  return row;
}
