import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, appointmentsOf, lockRow } from "../appointments/appointments_of.ts";
import { allows } from "../appointments/appointment_states.ts";
import { writeCancellation } from "./cancel_appointment.ts";
import { freeSeats } from "./leave_seat.ts";

/** How many appointments of the acting person's are still to come and can be cancelled. */
export async function countComing(
  queryable: Parameters<typeof appointmentsOf>[0],
  { actor, now }: Pick<Acting, "actor" | "now">,
): Promise<number> {
  const rows = await appointmentsOf(queryable, actor.userId, now())
    .where("appointments.startsAt", ">", now()).execute();
  return rows.filter(({ status }) => allows(status, "cancel")).length;
}

/**
 * Cancels all that one patient has coming, or all with one therapist, whatever the notice: they leave the
 * practice, or each other. Done by the patient, by a guardian or by the therapist. A group has its visit
 * without them. The others are told by mail.
 * @returns how many it were.
 */
export async function cancelAllComing(
  trx: Transaction,
  acting: Acting,
  { patientId, therapistId }: { patientId: string; therapistId?: string },
): Promise<number> {
  const { actor, now } = acting;
  const rows = await appointmentsOf(trx, actor.userId, now()).where("appointments.startsAt", ">", now())
    .execute();
  const isTheirs = ({ status, patients, ...row }: AppointmentRow) =>
    allows(status, "cancel") && patients.some(({ id }) => id === patientId) &&
    (!therapistId || therapistId === row.therapistId);
  const coming = rows.filter(isTheirs);
  for (const { id } of coming) {
    const row = await lockRow(trx, actor.userId, id, now());
    if (!row || !isTheirs(row)) continue;
    const action = actor.userId === row.therapistId ? "remove_patient" : "leave";
    if (row.kind === "group" && row.patients.length > 1) {
      await freeSeats(trx, acting, row, [patientId], action);
    } else {
      await writeCancellation(trx, acting, row);
    }
  }
  return coming.length;
}
