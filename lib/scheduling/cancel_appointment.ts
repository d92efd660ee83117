import { type Transaction, transaction } from "../../db/transaction.ts";
import { recordAuditEvent } from "../audit/record_audit_event.ts";
import type { Acting } from "../practice.ts";
import { postAppointmentMails } from "./appointment_mail.ts";
import { type AppointmentRow, findRow, lockRow } from "./appointments_of.ts";
import { type AppointmentView, openedViewOf, reasonContext } from "./appointment_view.ts";
import { releaseTime } from "./booked_time.ts";
import { type ChangeRefusal, changeRefusal } from "./change_refusal.ts";
import { recordRefusal } from "./record_refusal.ts";

export type CancelResult =
  | { kind: "cancelled"; appointment: AppointmentView }
  | { kind: "not_found" }
  | ChangeRefusal;

/**
 * Cancels one of the acting person's own appointments and gives back its time in the same transaction. The reason is
 * for the other attendee: it is kept sealed and goes into no mail.
 */
export async function cancelAppointment(
  acting: Acting,
  { appointmentId, reason }: { appointmentId: string; reason: string },
): Promise<CancelResult> {
  const sealed = reason ? await acting.keyring.seal(reason, reasonContext(appointmentId)) : null;
  const { ownerId, ...result } = await transaction(
    acting.db,
    (trx) => cancel(trx, acting, appointmentId, sealed),
  );
  if (result.kind !== "cancelled") {
    await recordRefusal(acting, { action: "cancel", subjectId: appointmentId, ownerId, reason: result.kind });
  }
  return result;
}

async function cancel(
  trx: Transaction,
  acting: Acting,
  id: string,
  cancellationReason: string | null,
): Promise<CancelResult & { ownerId: string | null }> {
  const { actor, now } = acting;
  const row = await lockRow(trx, actor.userId, id);
  if (!row) return { kind: "not_found", ownerId: null };
  const ownerId = row.patientId;
  const refused = changeRefusal("cancel", row, actor.role, now());
  if (refused) return { ...refused, ownerId };

  const cancelled = await writeCancellation(trx, acting, row, cancellationReason);
  return { kind: "cancelled", appointment: await openedViewOf(cancelled, acting), ownerId };
}

/** Cancels an appointment that the caller holds and may cancel: gives back its time, and tells the attendees. */
export async function writeCancellation(
  trx: Transaction,
  acting: Acting,
  { id, sequence, patientId }: AppointmentRow,
  cancellationReason: string | null,
): Promise<AppointmentRow> {
  const { actor, now } = acting;
  await trx.updateTable("appointments").set({
    status: "cancelled",
    sequence: sequence + 1,
    cancelledAt: now(),
    cancelledBy: actor.userId,
    cancellationReason,
    updatedAt: now(),
  }).where("id", "=", id).execute();
  await releaseTime(trx, id);
  await recordAuditEvent(trx, acting, {
    action: "cancel",
    subjectType: "appointment",
    subjectId: id,
    ownerId: patientId,
  });
  const cancelled = await findRow(trx, actor.userId, id);
  if (!cancelled) throw new Error("The appointment that was just cancelled is not there.");
  await postAppointmentMails(trx, acting, cancelled, { kind: "cancelled" });
  return cancelled;
}
