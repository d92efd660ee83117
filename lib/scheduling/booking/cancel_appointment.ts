import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting, Caller } from "../../practice.ts";
import { postAppointmentMails } from "../mail/appointment_mail.ts";
import type { Leaving } from "../mail/where_to_look.ts";
import { type AppointmentRow, findChangedRow, lockRow } from "../appointments/appointments_of.ts";
import {
  type AppointmentView,
  openedViewOf,
  reasonContext,
  viewOf,
} from "../appointments/appointment_view.ts";
import { releaseTime } from "../time/booked_time.ts";
import { type ChangeRefusal, changeRefusal, isInsideNotice } from "../appointments/may_change.ts";
import { leavesOthers } from "../appointments/seats.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { timeFreed } from "../appointments/time_freed.ts";
import { lockFollowing, type SeriesScope } from "./later_in_series.ts";
import { leaveSeats } from "./leave_seat.ts";
import { recordRefusedChange } from "./record_refused_change.ts";

interface CancelInput {
  appointmentId: string;
  /** For the other attendee. It is stored sealed and never mailed. */
  reason: string;
  /**
   * The patient accepts that this is late, or the therapist records a late cancellation. Before the deadline,
   * it has no effect.
   */
  late?: boolean;
  /** Only this appointment (the default), or also the later ones in its series. */
  scope?: SeriesScope;
}

export type CancelResult =
  /** In order, starting with the requested one. */
  | { kind: "cancelled"; appointments: AppointmentView[] }
  /** The others keep the visit. */
  | { kind: "left"; appointments: AppointmentView[] }
  | { kind: "not_found" }
  | ChangeRefusal;

/**
 * Cancels one of the acting user's own appointments and frees its time in the same transaction. In a group, a
 * patient only leaves. With the later visits of a series, all of them are canceled or none.
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
    // After the deadline, a patient can still cancel if they accept that it is late. That is better than a
    // missed visit.
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
 * Cancels an appointment that the caller has locked and may cancel: frees its time and informs the attendees.
 */
export async function writeCancellation(
  trx: Transaction,
  caller: Caller,
  { id, sequence, therapistId, startsAt, endsAt, patients }: AppointmentRow,
  { cancellationReason = null, lateCancel = false, news = "cancelled", leaving }: {
    cancellationReason?: string | null;
    lateCancel?: boolean;
    /** Why it ends, if not by a cancellation: the request was declined, or got no answer. */
    news?: "cancelled" | "declined" | "lapsed";
    /** Given if a patient leaves the practice. */
    leaving?: Leaving;
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
  await postAppointmentMails(trx, caller, cancelled, { kind: news, leaving });
  return cancelled;
}
