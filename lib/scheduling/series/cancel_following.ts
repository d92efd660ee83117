import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { lockRow } from "../appointments/appointments_of.ts";
import {
  type AppointmentView,
  openedViewOf,
  reasonContext,
  viewOf,
} from "../appointments/appointment_view.ts";
import { writeCancellation } from "../booking/cancel_appointment.ts";
import { type ChangeRefusal, changeRefusal } from "../appointments/change_refusal.ts";
import { recordRefusal } from "../appointments/record_refusal.ts";
import { leaveSeats } from "../booking/leave_seat.ts";
import { leavesOthers } from "../appointments/seats.ts";
import { lockFollowing } from "./later_in_series.ts";

type CancelFollowingResult =
  | { kind: "cancelled"; appointments: AppointmentView[] }
  /** The group has them without the acting patient. */
  | { kind: "left"; appointments: AppointmentView[] }
  | { kind: "not_found" }
  | ChangeRefusal;

/**
 * Cancels an appointment and those of its series that come after it, in one transaction. What the acting person may not cancel any
 * more, for example because a patient's notice is over, is why none is cancelled.
 */
export async function cancelFollowing(
  acting: Acting,
  { appointmentId, reason }: { appointmentId: string; reason: string },
): Promise<CancelFollowingResult> {
  const { actor, now, keyring } = acting;
  const result = await transaction(acting.db, async (trx): Promise<CancelFollowingResult> => {
    const own = await lockRow(trx, actor.userId, appointmentId, acting.now());
    if (!own) return { kind: "not_found" };
    const rows = await lockFollowing(trx, actor.userId, own, now());
    for (const row of rows) {
      const refused = changeRefusal("cancel", row, actor.role, now());
      if (refused) return refused;
    }
    if (leavesOthers(own, actor.userId)) {
      const left: AppointmentView[] = [];
      for (const row of rows) {
        const write = leavesOthers(row, actor.userId) ? leaveSeats : writeCancellation;
        left.push(viewOf(await write(trx, acting, row), acting));
      }
      return { kind: "left", appointments: left };
    }
    const appointments: AppointmentView[] = [];
    for (const row of rows) {
      const cancellationReason = reason ? await keyring.seal(reason, reasonContext(row.id)) : null;
      const news = actor.userId === row.therapistId && row.status === "pending" ? "declined" : "cancelled";
      const cancelled = await writeCancellation(trx, acting, row, { cancellationReason, news });
      appointments.push(await openedViewOf(cancelled, acting));
    }
    return { kind: "cancelled", appointments };
  });
  if (result.kind !== "cancelled" && result.kind !== "left") {
    await recordRefusal(acting, {
      action: "cancel",
      subjectId: appointmentId,
      ownerId: null,
      reason: result.kind,
    });
  }
  return result;
}
