import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { bypassCacheOf } from "../sessions/session_cache.ts";
import { findSecondFactors, hasStrongFactor } from "./second_factors.ts";

/**
 * Cleans up after a user removed their last second factor. The recovery codes are deleted, and the current
 * session falls back to one factor, so that staff must set up a new one before they see records again.
 */
export async function forgetLastFactor(
  trx: Transaction,
  caller: Pick<Caller, "cache">,
  userId: string,
): Promise<void> {
  if (hasStrongFactor(await findSecondFactors(trx, userId))) return;
  await trx.deleteFrom("recoveryCodes").where("userId", "=", userId).execute();
  await bypassCacheOf(trx, caller, userId);
  await trx.updateTable("sessions").set({ secondFactorAt: null, stronglyProvenAt: null }).where(
    "userId",
    "=",
    userId,
  ).execute();
}
