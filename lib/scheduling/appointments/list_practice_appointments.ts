import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { appointmentsOf } from "./appointments_of.ts";
import { type AppointmentView, viewOf } from "./appointment_view.ts";
import { auditList } from "./list_appointments.ts";
import { LONGEST_VISIT } from "../time/visit_length.ts";

/** More than a therapist can see in a month; keeps an extreme range from loading everything. */
const LIMIT = 500;

/**
 * Returns the acting therapist's appointments that overlap [from, until), without canceled ones, in order.
 * Records an audit event for every patient among them.
 */
export async function listPracticeAppointments(
  acting: Acting,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<AppointmentView[]> {
  const rows = await transaction(acting.db, async (trx) => {
    const found = await appointmentsOf(trx, acting.actor.userId, acting.now())
      .where("appointments.therapistId", "=", acting.actor.userId)
      .where("appointments.status", "!=", "cancelled")
      .where("appointments.startsAt", "<", until)
      .where("appointments.startsAt", ">", from.subtract(LONGEST_VISIT))
      .where("appointments.endsAt", ">", from)
      .orderBy("appointments.startsAt").orderBy("appointments.id")
      .limit(LIMIT)
      .execute();
    await auditList(trx, acting, found);
    return found;
  }, { isolation: "read committed" });
  return rows.map((row) => viewOf(row, acting));
}
