import type { Transaction } from "../../../db/transaction.ts";
import { mayActFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, findRow } from "../appointments/appointments_of.ts";
import { seatsOf } from "../appointments/seats.ts";

/** What is waited for: an earlier time than an appointment's, or a visit with a therapist. */
export type WaitedFor =
  | { appointmentId: string; therapistId?: undefined }
  | {
    therapistId: string;
    typeId: string | null;
    /** A ward of the acting person's. Left out: themselves. */
    patientId?: string;
    appointmentId?: undefined;
  };

/**
 * The patient for whom it is waited, and the appointment that is to be earlier; null when it is nobody's for
 * whom the person may act.
 */
export async function whoWaits(
  trx: Transaction,
  acting: Acting,
  what: WaitedFor,
): Promise<{ patientId: string; row: AppointmentRow | null } | null> {
  const { actor, now } = acting;
  if (what.appointmentId === undefined) {
    const patientId = what.patientId ?? actor.userId;
    return await mayActFor(trx, acting, patientId) ? { patientId, row: null } : null;
  }
  const row = await findRow(trx, actor.userId, what.appointmentId, now());
  const seat = row && seatsOf(row, actor.userId).at(0);
  return row && seat ? { patientId: seat.id, row } : null;
}
