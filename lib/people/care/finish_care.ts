import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";

/** Finishes care relationships for the acting user: one by its ID, or all that a patient still has. */
export async function finishCare(
  trx: Transaction,
  { actor, now }: Acting,
  which: { id: string } | { patientId: string },
): Promise<void> {
  const update = trx.updateTable("careRelationships")
    .set({ status: "finished", endedAt: now(), endedBy: actor.userId, updatedAt: now() });
  const query = "id" in which
    ? update.where("id", "=", which.id)
    : update.where("patientId", "=", which.patientId).where("status", "in", ["requested", "active"]);
  await query.execute();
}
