import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting, Caller } from "../../practice.ts";
import { postAppointmentMails } from "../mail/appointment_mail.ts";
import { type AppointmentRow, findRow, lockRow } from "../appointments/appointments_of.ts";
import {
  type AppointmentView,
  openedViewOf,
  reasonContext,
  viewOf,
} from "../appointments/appointment_view.ts";
import { releaseTime } from "../time/booked_time.ts";
import { type ChangeRefusal, changeRefusal, isInsideNotice } from "../appointments/change_refusal.ts";
import { seatsOf } from "../appointments/seats.ts";
import { leaveSeats } from "./leave_seat.ts";
import { leavesOthers } from "../appointments/seats.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { recordRefusal } from "../appointments/record_refusal.ts";
import { timeFreed } from "../appointments/time_freed.ts";

interface CancelInput {
  appointmentId: string;
  reason: string;
  /** A patient knows that it is late; a therapist notes that the patient cancelled late. Outside the notice it says nothing. */
  late?: boolean;
}

export type CancelResult =
  | { kind: "cancelled"; appointment: AppointmentView }
  /** The others have it without them. */
  | { kind: "left"; appointment: AppointmentView }
  | { kind: "not_found" }
  | ChangeRefusal;

/**
 * Cancels one of the acting person's own appointments, or, where a group has it without them, leaves it, and gives back its time in the same transaction. The reason is
 * for the other attendee: it is kept sealed and goes into no mail.
 */
export async function cancelAppointment(
  acting: Acting,
  { appointmentId, reason, late = false }: CancelInput,
): Promise<CancelResult> {
  const sealed = reason ? await acting.keyring.seal(reason, reasonContext(appointmentId)) : null;
  const { ownerId, ...result } = await transaction(
    acting.db,
    (trx) => cancel(trx, acting, { id: appointmentId, cancellationReason: sealed, late }),
  );
  if (result.kind !== "cancelled" && result.kind !== "left") {
    await recordRefusal(acting, { action: "cancel", subjectId: appointmentId, ownerId, reason: result.kind });
  }
  return result;
}

async function cancel(
  trx: Transaction,
  acting: Acting,
  { id, cancellationReason, late }: { id: string; cancellationReason: string | null; late: boolean },
): Promise<CancelResult & { ownerId: string | null }> {
  const { actor, now } = acting;
  const row = await lockRow(trx, actor.userId, id, now());
  if (!row) return { kind: "not_found", ownerId: null };
  const byTherapist = actor.userId === row.therapistId;
  const [{ id: ownerId }] = byTherapist ? row.patients : seatsOf(row, actor.userId);
  const refused = changeRefusal("cancel", row, actor.role, now());
  // Within the notice a patient can still cancel, knowing that it is late: better than not to come.
  const isLate = refused?.kind === "inside_notice" && late;
  if (refused && !isLate) return { ...refused, ownerId };
  if (leavesOthers(row, actor.userId)) {
    return { kind: "left", appointment: viewOf(await leaveSeats(trx, acting, row), acting), ownerId };
  }
  const lateCancel = byTherapist ? late && isInsideNotice(row, now()) : isLate;
  const cancelled = await writeCancellation(trx, acting, row, {
    cancellationReason,
    lateCancel,
    news: byTherapist && row.status === "pending" ? "declined" : "cancelled",
  });
  return { kind: "cancelled", appointment: await openedViewOf(cancelled, acting), ownerId };
}

/** Cancels an appointment that the caller holds and may cancel: gives back its time, and tells the attendees. */
export async function writeCancellation(
  trx: Transaction,
  caller: Caller,
  { id, sequence, therapistId, startsAt, endsAt, patients }: AppointmentRow,
  { cancellationReason = null, lateCancel = false, news = "cancelled" }: {
    cancellationReason?: string | null;
    lateCancel?: boolean;
    /** Other than cancelled: a request that was declined, or that nobody has answered. */
    news?: "cancelled" | "declined" | "lapsed";
  } = {},
): Promise<AppointmentRow> {
  const { actor, now } = caller;
  await trx.updateTable("appointments").set({
    status: "cancelled",
    sequence: sequence + 1,
    cancelledAt: now(),
    cancelledBy: actor?.userId ?? null,
    cancellationReason,
    lateCancel,
    expiresAt: null,
    updatedAt: now(),
  }).where("id", "=", id).execute();
  await releaseTime(trx, id);
  await timeFreed(trx, { therapistId, startsAt, endsAt }, now());
  await recordForPatients(trx, caller, { id, patients }, news === "lapsed" ? "lapse" : "cancel");
  const cancelled = await findRow(trx, therapistId, id, now());
  if (!cancelled) throw new Error("The appointment that was just cancelled is not there.");
  await postAppointmentMails(trx, caller, cancelled, { kind: news });
  return cancelled;
}
