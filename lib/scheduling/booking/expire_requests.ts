import { transaction } from "../../../db/transaction.ts";
import type { Practice } from "../../practice.ts";
import { appointmentsOf } from "../appointments/appointments_of.ts";
import { writeCancellation } from "./cancel_appointment.ts";

const AT_ONCE = 100;

/**
 * Ends requests that got no answer in time: frees their time and informs both sides. Each request has its own
 * transaction.
 */
export async function expireRequests(practice: Practice): Promise<void> {
  const { db, now } = practice;
  const due = await db.selectFrom("appointments").select(["id", "therapistId"])
    .where("status", "=", "pending").where("isOffer", "=", false).where("expiresAt", "<=", now())
    .orderBy("expiresAt").limit(AT_ONCE).execute();
  const caller = { ...practice, requestId: "sweep", network: "", actor: null };
  for (const { id, therapistId } of due) {
    await transaction(db, async (trx) => {
      const row = await appointmentsOf(trx, therapistId, now()).where("appointments.id", "=", id)
        .forUpdate("appointments").executeTakeFirst();
      const isDue = row?.status === "pending" && row.expiresAt &&
        Temporal.Instant.compare(row.expiresAt, now()) <= 0;
      if (row && isDue) await writeCancellation(trx, caller, row, { news: "lapsed" });
    });
  }
}
