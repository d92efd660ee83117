import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, appointmentsOf, lockRow } from "../appointments/appointments_of.ts";
import { allows } from "../appointments/appointment_states.ts";
import { writeCancellation } from "./cancel_appointment.ts";
import type { Leaving } from "../mail/where_to_look.ts";
import { freeSeats } from "./leave_seat.ts";

/** Returns how many upcoming appointments of the acting user can be canceled. */
export async function countComing(
  queryable: Parameters<typeof appointmentsOf>[0],
  { actor, now }: Pick<Acting, "actor" | "now">,
): Promise<number> {
  const rows = await appointmentsOf(queryable, actor.userId, now())
    .where("appointments.startsAt", ">", now()).execute();
  return rows.filter(({ status }) => allows(status, "cancel")).length;
}

/**
 * Cancels all upcoming appointments of one patient, or all with one therapist, regardless of the notice: the
 * patient leaves the practice, or the two end their relationship. A patient, a guardian or the therapist can
 * do this. A group's visit goes on without the patient. The others are informed by mail.
 * @returns how many were canceled.
 */
export async function cancelAllComing(
  trx: Transaction,
  acting: Acting,
  { patientId, therapistId, leaving }: {
    patientId: string;
    /** Default: with every therapist. */
    therapistId?: string;
    /** Given if the patient leaves the practice. */
    leaving?: Leaving;
  },
): Promise<number> {
  const { actor, now } = acting;
  const rows = await appointmentsOf(trx, patientId, now()).where("appointments.startsAt", ">", now())
    .execute();
  const isTheirs = ({ status, patients, ...row }: AppointmentRow) =>
    allows(status, "cancel") && patients.some(({ id }) => id === patientId) &&
    (!therapistId || therapistId === row.therapistId);
  const coming = rows.filter(isTheirs);
  for (const { id } of coming) {
    const row = await lockRow(trx, patientId, id, now());
    if (!row || !isTheirs(row)) continue;
    const action = actor.userId === row.therapistId ? "remove_patient" : "leave";
    if (row.kind === "group" && row.patients.length > 1) {
      await freeSeats(trx, acting, row, [patientId], action, leaving);
    } else {
      await writeCancellation(trx, acting, row, { leaving });
    }
  }
  return coming.length;
}
