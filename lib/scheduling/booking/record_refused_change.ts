import type { Acting } from "../../practice.ts";
import { findRow } from "../appointments/appointments_of.ts";
import { recordRefusal } from "../appointments/record_refusal.ts";
import { seatsOf } from "../appointments/seats.ts";

/**
 * Records a refused change in the audit trail, under the appointment's patient, or under no patient if the
 * acting user does not attend this appointment.
 */
export async function recordRefusedChange(
  acting: Acting,
  action: "cancel" | "reschedule",
  appointmentId: string,
  reason: string,
): Promise<void> {
  const { db, actor, now } = acting;
  const row = await findRow(db, actor.userId, appointmentId, now());
  const seat = row && (seatsOf(row, actor.userId).at(0) ?? row.patients.at(0));
  await recordRefusal(acting, { action, subjectId: appointmentId, ownerId: seat?.id ?? null, reason });
}
