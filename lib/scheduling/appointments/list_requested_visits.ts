import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { appointmentsOf } from "./appointments_of.ts";
import { type AppointmentView, viewOf } from "./appointment_view.ts";
import { auditList } from "./list_appointments.ts";

/**
 * Returns the visits that patients requested from the acting therapist and that wait for an answer, the first
 * to lapse first.
 */
export async function listRequestedVisits(acting: Acting): Promise<AppointmentView[]> {
  const { db, actor: { userId } } = acting;
  return await transaction(db, async (trx) => {
    const rows = await appointmentsOf(trx, userId, acting.now())
      .where("appointments.therapistId", "=", userId).where("appointments.status", "=", "pending")
      .orderBy("appointments.expiresAt").orderBy("appointments.id").execute();
    if (rows.length > 0) await auditList(trx, acting, rows);
    return rows.map((row) => viewOf(row, acting));
  }, { isolation: "read committed" });
}
