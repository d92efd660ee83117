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
  /** Its status does not allow this. */
  | { kind: "not_possible"; status: AppointmentView["status"] }
  /** Before the start, no patient can have attended or missed it. */
  | { kind: "too_early" };

/**
 * Sets the status of one of the acting therapist's own appointments. Its time stays taken, because only a
 * cancellation frees time. If a request is confirmed, all attendees are informed.
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
