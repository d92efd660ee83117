import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { appointmentsOf } from "./appointments_of.ts";
import { type AppointmentView, viewOf } from "./appointment_view.ts";
import { auditList } from "./list_appointments.ts";

/** The visits that patients have asked the acting therapist for and that wait for an answer, the one that lapses first at the top. */
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
