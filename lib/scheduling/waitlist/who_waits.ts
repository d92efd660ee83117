import type { Transaction } from "../../../db/transaction.ts";
import { mayActFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, findRow } from "../appointments/appointments_of.ts";
import { seatsOf } from "../appointments/seats.ts";

/** What a patient waits for: an earlier time for an appointment, or a visit with a therapist. */
export type WaitedFor =
  | { appointmentId: string; therapistId?: undefined }
  | {
    therapistId: string;
    typeId: string | null;
    /** A ward of the acting patient. Default: the patient. */
    patientId?: string;
    appointmentId?: undefined;
  };

/**
 * Returns the patient who would wait, and the appointment that should be earlier; null if the user may not
 * act for the patient.
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
