import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, findRow } from "./appointments_of.ts";
import { recordForPatients } from "./record_for_patients.ts";
import { type AppointmentView, openedViewOf } from "./appointment_view.ts";

/** Returns one of the acting user's own appointments, or null for any other. Records an audit event. */
export async function findAppointment(acting: Acting, id: string): Promise<AppointmentView | null> {
  const row = await readRow(acting, id);
  return row ? await openedViewOf(row, acting) : null;
}

/** Returns the same appointment as a row, for a calendar file. */
export function readRow(acting: Acting, id: string): Promise<AppointmentRow | null> {
  return transaction(acting.db, async (trx) => {
    const row = await findRow(trx, acting.actor.userId, id, acting.now());
    if (row) await recordForPatients(trx, acting, row, "read");
    else {
      await recordAuditEvent(trx, acting, {
        action: "read",
        subjectType: "appointment",
        subjectId: id,
        ownerId: null,
        outcome: "refused",
        reason: "not_found",
      });
    }
    return row ?? null;
  }, { isolation: "read committed" });
}
