import { transaction } from "../../db/transaction.ts";
import type { Acting } from "../practice.ts";
import { postAppointmentMails } from "./appointment_mail.ts";
import { findRow, lockRow } from "./appointments_of.ts";
import { type AppointmentView, viewOf } from "./appointment_view.ts";
import { allows, leadsTo } from "./appointment_states.ts";
import { recordForPatients } from "./record_for_patients.ts";

/** What a therapist notes of an appointment: taken, here, took place, missed, or that a note was a mistake. */
export type Settlement = keyof typeof leadsTo;

export type SettleResult =
  | { kind: "settled"; appointment: AppointmentView }
  | { kind: "not_found" }
  /** Its state does not lead there. */
  | { kind: "not_possible"; status: AppointmentView["status"] }
  /** Nobody can be there, or have missed it, before it begins. */
  | { kind: "too_early" };

/** From when on before its start somebody can be noted as here. Minutes. */
const ARRIVES_EARLY = 30;

/**
 * Notes how it stands with one of the acting therapist's own appointments. It takes the time up as before: only a cancellation gives
 * time back. Confirming a request tells everybody.
 */
export function settleAppointment(acting: Acting, id: string, settlement: Settlement): Promise<SettleResult> {
  const { actor, now } = acting;
  return transaction(acting.db, async (trx): Promise<SettleResult> => {
    const row = await lockRow(trx, actor.userId, id);
    if (!row || row.therapistId !== actor.userId) return { kind: "not_found" };
    if (!allows(row.status, settlement)) return { kind: "not_possible", status: row.status };
    if (Temporal.Instant.compare(now(), earliest(settlement, row.startsAt)) < 0) return { kind: "too_early" };
    const isConfirmed = settlement === "confirm";
    await trx.updateTable("appointments").set({
      status: leadsTo[settlement],
      expiresAt: null,
      ...(isConfirmed ? { sequence: row.sequence + 1, timeSetAt: now() } : {}),
      updatedAt: now(),
    }).where("id", "=", id).execute();
    await recordForPatients(trx, acting, row, settlement);
    const after = await findRow(trx, actor.userId, id);
    if (!after) throw new Error("The appointment that was just changed is not there.");
    if (isConfirmed) await postAppointmentMails(trx, acting, after, { kind: "confirmed" });
    return { kind: "settled", appointment: viewOf(after, acting) };
  });
}

function earliest(settlement: Settlement, startsAt: Temporal.Instant): Temporal.Instant {
  switch (settlement) {
    case "arrive":
      return startsAt.subtract({ minutes: ARRIVES_EARLY });
    case "fulfil":
    case "miss":
      return startsAt;
    case "confirm":
    case "undo":
      return Temporal.Instant.fromEpochMilliseconds(0);
  }
}
