import type { Transaction } from "../../../db/transaction.ts";

/** Deletes a leaving therapist's hours, time off, and freed times, which the waitlist would be offered. */
export async function forgetSchedule(trx: Transaction, therapistId: string): Promise<void> {
  for (const table of ["availabilityRules", "timeOff", "freedTimes"] as const) {
    await trx.deleteFrom(table).where("therapistId", "=", therapistId).execute();
  }
}
