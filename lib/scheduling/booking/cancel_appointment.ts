import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting, Caller } from "../../practice.ts";
import { postAppointmentMails } from "../mail/appointment_mail.ts";
import { type AppointmentRow, findChangedRow, lockRow } from "../appointments/appointments_of.ts";
import {
  type AppointmentView,
  openedViewOf,
  reasonContext,
  viewOf,
} from "../appointments/appointment_view.ts";
import { releaseTime } from "../time/booked_time.ts";
import { type ChangeRefusal, changeRefusal, isInsideNotice } from "../appointments/change_refusal.ts";
import { leavesOthers } from "../appointments/seats.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { timeFreed } from "../appointments/time_freed.ts";
import { lockFollowing, type SeriesScope } from "./later_in_series.ts";
import { leaveSeats } from "./leave_seat.ts";
import { recordRefusedChange } from "./record_refused_change.ts";

interface CancelInput {
  appointmentId: string;
  /** For the other attendee: it is kept sealed and goes into no mail. */
  reason: string;
  /**
   * A patient knows that it is late; a therapist notes that the patient cancelled late. Outside the notice it
   * says nothing.
   */
  late?: boolean;
  /** It alone, unless said otherwise, or it and those of its series that come after it. */
  scope?: SeriesScope;
}

export type CancelResult =
  /** In order, the one that was named first. */
  | { kind: "cancelled"; appointments: AppointmentView[] }
  /** The others have it without them. */
  | { kind: "left"; appointments: AppointmentView[] }
  | { kind: "not_found" }
  | ChangeRefusal;

/**
 * Cancels one of the acting person's own appointments, or, where a group has it without them, leaves it, and
 * gives back its time in the same transaction; with those after it in its series, all of them or none.
 */
export async function cancelAppointment(acting: Acting, input: CancelInput): Promise<CancelResult> {
  const result = await transaction(acting.db, (trx) => cancel(trx, acting, input));
  if (result.kind !== "cancelled" && result.kind !== "left") {
    await recordRefusedChange(acting, "cancel", input.appointmentId, result.kind);
  }
  return result;
}

async function cancel(
  trx: Transaction,
  acting: Acting,
  { appointmentId, reason, late = false, scope = "this" }: CancelInput,
): Promise<CancelResult> {
  const { actor, now, keyring } = acting;
  const own = await lockRow(trx, actor.userId, appointmentId, now());
  if (!own) return { kind: "not_found" };
  const rows = scope === "this" ? [own] : await lockFollowing(trx, actor.userId, own, now());
  for (const row of rows) {
    const refused = changeRefusal("cancel", row, actor.role, now());
    // Within the notice a patient can still cancel, knowing that it is late: better than not to come.
    if (refused && !(refused.kind === "inside_notice" && late)) return refused;
  }
  const byTherapist = actor.userId === own.therapistId;
  const appointments: AppointmentView[] = [];
  for (const row of rows) {
    if (leavesOthers(row, actor.userId)) {
      appointments.push(viewOf(await leaveSeats(trx, acting, row), acting));
      continue;
    }
    const cancelled = await writeCancellation(trx, acting, row, {
      cancellationReason: reason ? await keyring.seal(reason, reasonContext(row.id)) : null,
      lateCancel: late && isInsideNotice(row, now()),
      news: byTherapist && row.status === "pending" ? "declined" : "cancelled",
    });
    appointments.push(await openedViewOf(cancelled, acting));
  }
  return { kind: leavesOthers(own, actor.userId) ? "left" : "cancelled", appointments };
}

/**
 * Cancels an appointment that the caller holds and may cancel: gives back its time, and tells the attendees.
 */
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
  const cancelled = await findChangedRow(trx, therapistId, id, now());
  await postAppointmentMails(trx, caller, cancelled, { kind: news });
  return cancelled;
}
