import { sql } from "kysely";
import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";

/**
 * Finishes a care relationship for the acting user. A request that was never answered loses its note, because
 * the therapist is no longer its reader.
 */
export async function finishCare(trx: Transaction, { actor, now }: Acting, id: string): Promise<void> {
  const note = sql<string | null>`CASE WHEN status = 'requested' THEN NULL ELSE note END`;
  await trx.updateTable("careRelationships")
    .set({ status: "finished", note, endedAt: now(), endedBy: actor.userId, updatedAt: now() })
    .where("id", "=", id).execute();
}
