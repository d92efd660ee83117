import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { postAppointmentMails } from "../mail/appointment_mail.ts";
import { type AppointmentRow, findChangedRow } from "../appointments/appointments_of.ts";
import { type HeldTime, holdTime, releaseTime } from "../time/booked_time.ts";
import { pendingUntil } from "../appointments/pending_until.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { timeFreed } from "../appointments/time_freed.ts";

/**
 * Moves an appointment that the caller has locked and may move: frees its old time, takes the new one, and
 * informs all attendees. If the new time is not free, it throws an error that `violates(error,
 * BOOKED_TIME_KEY)` recognizes.
 */
export async function writeMove(
  trx: Transaction,
  acting: Acting,
  before: AppointmentRow,
  held: HeldTime,
  { overridden }: { overridden: boolean },
): Promise<AppointmentRow> {
  const { id } = before;
  const { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes } = held;
  await trx.updateTable("appointments").set({
    startsAt,
    endsAt,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    overridden,
    sequence: before.sequence + 1,
    expiresAt: before.status === "pending" ? pendingUntil(startsAt, acting.now()) : null,
    timeSetAt: acting.now(),
    updatedAt: acting.now(),
  }).where("id", "=", id).execute();
  await releaseTime(trx, id);
  await holdTime(trx, id, held);
  await timeFreed(trx, before, acting.now());
  await recordForPatients(trx, acting, before, "reschedule");
  const after = await findChangedRow(trx, acting.actor.userId, id, acting.now());
  await postAppointmentMails(trx, acting, after, { kind: "moved", from: before.startsAt });
  return after;
}
