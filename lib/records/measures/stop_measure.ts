import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { recordMeasureEvent } from "./record_measure_event.ts";

type StopResult = { kind: "stopped" } | { kind: "not_found" };

/** Stops one of the acting therapist's requests. Existing answers stay; stopping it again changes nothing. */
export function stopMeasure(acting: Acting, id: string, patientId?: string): Promise<StopResult> {
  const { actor, now } = acting;
  return transaction(acting.db, async (trx): Promise<StopResult> => {
    const request = await trx.selectFrom("measureRequests").select(["id", "patientId", "status"])
      .where("id", "=", id).where("therapistId", "=", actor.userId)
      .$if(patientId !== undefined, (query) => query.where("patientId", "=", patientId ?? ""))
      .forUpdate().executeTakeFirst();
    if (!request) return { kind: "not_found" };
    if (request.status !== "open") return { kind: "stopped" };
    await trx.updateTable("measureRequests").set({ status: "stopped", endedAt: now() })
      .where("id", "=", id).execute();
    await recordMeasureEvent(trx, acting, "measure_request", request, "stop");
    return { kind: "stopped" };
  });
}

/** Stops all open requests to a patient, or by a therapist, who leaves the practice. */
export async function stopMeasures(
  trx: Transaction,
  acting: Acting,
  of: { patientId: string } | { therapistId: string },
): Promise<void> {
  const stop = trx.updateTable("measureRequests").set({ status: "stopped", endedAt: acting.now() })
    .where("status", "=", "open");
  const theirs = "patientId" in of
    ? stop.where("patientId", "=", of.patientId)
    : stop.where("therapistId", "=", of.therapistId);
  for (const request of await theirs.returning(["id", "patientId"]).execute()) {
    await recordMeasureEvent(trx, acting, "measure_request", request, "stop");
  }
}
