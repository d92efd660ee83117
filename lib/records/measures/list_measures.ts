import { type Queryable, transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { findPatientOf, type PatientOf } from "../patient_of.ts";
import { type MeasureRequest, measureRequest, measureRequests } from "./measure_requests.ts";
import { recordMeasureEvent } from "./record_measure_event.ts";

/**
 * Returns the acting patient's requests by therapists they work with, those that are due first. Records an
 * audit event.
 */
export async function listOwnMeasures(acting: Acting): Promise<MeasureRequest[]> {
  const patientId = acting.actor.userId;
  const rows = await transaction(acting.db, async (trx) => {
    await recordMeasureEvent(trx, acting, "measure_request", { id: null, patientId }, "list");
    return await measureRequests(trx, acting.now()).where("request.patientId", "=", patientId)
      .where("request.status", "=", "open").where("care.status", "=", "active")
      .orderBy("request.askedAt").orderBy("request.id").execute();
  }, { isolation: "read committed" });
  const requests = rows.map(measureRequest);
  return [
    ...requests.filter(({ isWaiting }) => isWaiting),
    ...requests.filter(({ isWaiting }) => !isWaiting),
  ];
}

/** Counts the measures that are due for the acting patient now. */
export const countWaitingMeasures = async ({ db, actor, now }: Acting): Promise<number> =>
  (await waitingMeasures(db, actor.userId, now())).length;

/** Whether a request by this therapist is due for the patient now. */
export async function hasWaitingMeasures(
  { db, now }: Pick<Acting, "db" | "now">,
  { patientId, therapistId }: { patientId: string; therapistId: string },
): Promise<boolean> {
  const waiting = await waitingMeasures(db, patientId, now());
  return waiting.some(({ therapist }) => therapist.id === therapistId);
}

async function waitingMeasures(db: Queryable, patientId: string, now: Temporal.Instant) {
  const rows = await measureRequests(db, now).where("request.patientId", "=", patientId)
    .where("request.status", "=", "open").where("care.status", "=", "active").execute();
  return rows.map(measureRequest).filter(({ isWaiting }) => isWaiting);
}

/**
 * Returns one of the acting patient's own requests, due or not; null for any other. Records an audit event.
 */
export async function findOwnMeasure(acting: Acting, id: string): Promise<MeasureRequest | null> {
  const patientId = acting.actor.userId;
  const row = await transaction(acting.db, async (trx) => {
    const found = await measureRequests(trx, acting.now()).where("request.patientId", "=", patientId)
      .where("request.id", "=", id).executeTakeFirst();
    const refused = { outcome: "refused", reason: "not_found" } as const;
    const subject = { id, patientId: found ? patientId : null };
    await recordMeasureEvent(trx, acting, "measure_request", subject, "read", found ? {} : refused);
    return found;
  }, { isolation: "read committed" });
  return row ? measureRequest(row) : null;
}

/**
 * Returns a patient of the acting therapist with their requests; null for any other patient. Records an audit
 * event.
 */
export function listAskedMeasures(
  acting: Acting,
  patientId: string,
): Promise<{ patient: PatientOf; requests: MeasureRequest[] } | null> {
  const therapistId = acting.actor.userId;
  return transaction(acting.db, async (trx) => {
    const patient = await findPatientOf(trx, therapistId, patientId);
    if (!patient) return null;
    await recordMeasureEvent(trx, acting, "measure_request", { id: null, patientId }, "list");
    const rows = await measureRequests(trx, acting.now()).where("request.patientId", "=", patientId)
      .where("request.therapistId", "=", therapistId).where("request.status", "=", "open")
      .orderBy("request.askedAt").orderBy("request.id").execute();
    return { patient, requests: rows.map(measureRequest) };
  }, { isolation: "read committed" });
}
