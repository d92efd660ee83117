import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { auditList } from "../appointments/list_appointments.ts";
import { appointmentsOf } from "../appointments/appointments_of.ts";
import { type AppointmentView, viewOf } from "../appointments/appointment_view.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { isWithinHours } from "../schedule/weekly_stretches.ts";
import { type Interval, meet } from "../time/interval.ts";

/** A booked appointment that a schedule no longer covers. It stays booked. */
export interface ScheduleConflict {
  appointment: AppointmentView;
  why: "outside_hours" | "time_off";
}

/**
 * Returns the acting therapist's upcoming appointments that this schedule would no longer offer, in order.
 * Records an audit event for every patient among them.
 */
export async function findScheduleConflicts(
  trx: Transaction,
  acting: Acting,
  schedule: Schedule,
): Promise<ScheduleConflict[]> {
  const rows = await appointmentsOf(trx, acting.actor.userId, acting.now())
    .where("appointments.therapistId", "=", acting.actor.userId)
    .where("appointments.status", "in", ["pending", "booked"])
    .where("appointments.startsAt", ">", acting.now())
    .orderBy("appointments.startsAt").orderBy("appointments.id")
    .execute();
  const conflicts = rows.flatMap((row) => {
    const why = conflictOf(schedule, row);
    return why ? [{ row, why }] : [];
  });
  if (conflicts.length > 0) await auditList(trx, acting, conflicts.map(({ row }) => row));
  return conflicts.map(({ row, why }) => ({ appointment: viewOf(row, acting), why }));
}

/**
 * Returns why the schedule does not cover the appointment, or null. The appointment's own length counts, not
 * the new one.
 */
function conflictOf(schedule: Schedule, visit: Interval): ScheduleConflict["why"] | null {
  if (schedule.timeOff.some((off) => meet(off, visit))) return "time_off";
  return isWithinHours(schedule, visit) ? null : "outside_hours";
}
