import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { postAppointmentMails } from "../mail/appointment_mail.ts";
import { findChangedRow, lockRow } from "../appointments/appointments_of.ts";
import { type AppointmentView, viewOf } from "../appointments/appointment_view.ts";
import { allows, leadsTo } from "../appointments/appointment_states.ts";
import { earliest, type Settlement } from "../appointments/settlements.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";

export type SettleResult =
  | { kind: "settled"; appointment: AppointmentView }
  | { kind: "not_found" }
  /** Its state does not lead there. */
  | { kind: "not_possible"; status: AppointmentView["status"] }
  /** Nobody can be there, or have missed it, before it begins. */
  | { kind: "too_early" };

/**
 * Notes how it stands with one of the acting therapist's own appointments. It takes the time up as before:
 * only a cancellation gives time back. Confirming a request tells everybody.
 */
export function settleAppointment(acting: Acting, id: string, settlement: Settlement): Promise<SettleResult> {
  const { actor, now } = acting;
  return transaction(acting.db, async (trx): Promise<SettleResult> => {
    const row = await lockRow(trx, actor.userId, id, now());
    if (!row || row.therapistId !== actor.userId) return { kind: "not_found" };
    if (!allows(row.status, settlement)) return { kind: "not_possible", status: row.status };
    if (Temporal.Instant.compare(now(), earliest(settlement, row.startsAt)) < 0) return { kind: "too_early" };
    const isConfirmed = settlement === "confirm";
    await trx.updateTable("appointments").set({
      status: leadsTo[settlement],
      expiresAt: null,
      ...(isConfirmed ? { sequence: row.sequence + 1, timeSetAt: now() } : {}),
      updatedAt: now(),
    }).where("id", "=", id).execute();
    await recordForPatients(trx, acting, row, settlement);
    const after = await findChangedRow(trx, actor.userId, id, now());
    if (isConfirmed) await postAppointmentMails(trx, acting, after, { kind: "confirmed" });
    return { kind: "settled", appointment: viewOf(after, acting) };
  });
}
