import type { Transaction } from "../../../db/transaction.ts";
import { licensedUntilIn } from "../../people/credentials/licenses.ts";

/**
 * The end of the therapist's license for patients in this state. The row is held until the transaction ends, so that hours do not change
 * under a booking or a move.
 */
export function holdTherapist(trx: Transaction, therapistId: string, state: string | null = null) {
  return trx.selectFrom("therapistProfiles")
    .select(licensedUntilIn(state).as("licensedUntil")).where("userId", "=", therapistId)
    .forShare().executeTakeFirstOrThrow();
}
