import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvents } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import { type MomentCursor, readCursor, writeCursor } from "../../http/moment_cursor.ts";
import { type AppointmentRow, appointmentsOf } from "./appointments_of.ts";
import { type AppointmentView, viewOf } from "./appointment_view.ts";

interface AppointmentPage {
  items: AppointmentView[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

/**
 * Returns a page of the acting user's own appointments: upcoming and current ones, the soonest first; or past
 * and canceled ones, the latest first. Reasons stay sealed. Records an audit event for every patient in it.
 * A cursor that `readCursor` does not know counts as none.
 */
export async function listAppointments(
  acting: Acting,
  { when, limit, cursor }: { when: "coming" | "past"; limit: number; cursor?: string },
): Promise<AppointmentPage> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await transaction(acting.db, async (trx) => {
    const found = await pageQuery(trx, acting, when, after).limit(limit + 1).execute();
    await auditList(trx, acting, found.slice(0, limit));
    return found;
  }, { isolation: "read committed" });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items[items.length - 1] : null;
  return {
    items: items.map((row) => viewOf(row, acting)),
    nextCursor: last && writeCursor({ at: last.startsAt, id: last.id }),
  };
}

function pageQuery(
  trx: Transaction,
  acting: Acting,
  when: "coming" | "past",
  after: MomentCursor | null,
) {
  const now = acting.now();
  const direction = when === "coming" ? "asc" : "desc";
  const query = appointmentsOf(trx, acting.actor.userId, acting.now())
    .where((eb) =>
      when === "coming"
        ? eb.and([eb("appointments.status", "!=", "cancelled"), eb("appointments.endsAt", ">", now)])
        : eb.or([eb("appointments.status", "=", "cancelled"), eb("appointments.endsAt", "<=", now)])
    )
    .orderBy("appointments.startsAt", direction).orderBy("appointments.id", direction);
  if (!after) return query;
  return query.where((eb) =>
    eb(
      eb.refTuple("appointments.startsAt", "appointments.id"),
      when === "coming" ? ">" : "<",
      eb.tuple(after.at, after.id),
    )
  );
}

/** Records one event for every displayed patient; for an empty list, one for the reader. */
export async function auditList(trx: Transaction, acting: Acting, rows: AppointmentRow[]): Promise<void> {
  const patients = new Set(rows.flatMap((row) => row.patients.map(({ id }) => id)));
  const owners = patients.size > 0 ? [...patients] : [acting.actor.userId];
  await recordAuditEvents(
    trx,
    acting,
    owners.map((ownerId) => ({ action: "list", subjectType: "appointment", subjectId: null, ownerId })),
  );
}
