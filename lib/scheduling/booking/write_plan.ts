import type { Transaction } from "../../../db/transaction.ts";
import { writeRequest } from "../../people/care/ask_to_connect.ts";
import type { Acting } from "../../practice.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { pendingUntil } from "../appointments/pending_until.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { postAppointmentMails } from "../mail/appointment_mail.ts";
import { postSeriesMails } from "../mail/series_mail.ts";
import type { MayBook } from "./may_book.ts";
import type { Plan, PlanDecisions } from "./plan/plan.ts";
import { keyOfVisit } from "./replay.ts";
import { wishHash } from "./wish_hash.ts";
import { writeAppointment } from "./write_appointment.ts";

/**
 * Writes the visits of a plan that `mayBook` has allowed, and informs all attendees. Only the database's keys
 * decide whether the time is free. If it is not, this throws an error that `violates(error, BOOKED_TIME_KEY)`
 * recognizes.
 */
export async function writePlan(
  trx: Transaction,
  acting: Acting,
  plan: Plan,
  { visits, type, asks, isRequest }: Extract<MayBook, { kind: "may" }>,
  { skip, idempotencyKey }: Pick<PlanDecisions, "skip" | "idempotencyKey">,
): Promise<AppointmentRow[]> {
  const seriesId = visits.length > 1 ? crypto.randomUUID() : null;
  const hash = wishHash(plan, skip);
  const rows: AppointmentRow[] = [];
  for (const [index, { held, conflicts }] of visits.entries()) {
    const overridden = conflicts.length > 0;
    const row = await writeAppointment(trx, acting, {
      held,
      kind: plan.kind,
      typeId: plan.typeId,
      typeName: type?.name ?? "",
      seriesId,
      status: isRequest ? "pending" : "booked",
      expiresAt: isRequest ? pendingUntil(held.startsAt, acting.now()) : null,
      overridden,
      idempotencyKey: keyOfVisit(idempotencyKey, index),
      wishHash: hash,
    });
    if (overridden) await recordForPatients(trx, acting, row, "override", conflicts.join());
    rows.push(row);
  }
  const news = isRequest ? "requested" : "booked";
  if (rows.length === 1) await postAppointmentMails(trx, acting, rows[0], { kind: news });
  else await postSeriesMails(trx, acting, rows, news);
  const [patientId] = plan.patientIds;
  const pair = { therapistId: plan.therapistId, patientId };
  if (asks) await writeRequest(trx, acting, pair, { note: "", waitlisted: false });
  return rows;
}
