import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { bypassCacheOf } from "../sessions/session_cache.ts";
import { findSecondFactors, hasStrongFactor } from "./second_factors.ts";

/**
 * Draws the consequences when somebody has just given up their last second factor: the recovery codes have nothing left to recover,
 * and the session that goes on rests on one factor from now on, so that staff are led to a new one before they see records again.
 */
export async function forgetLastFactor(
  trx: Transaction,
  caller: Pick<Caller, "cache">,
  userId: string,
): Promise<void> {
  if (hasStrongFactor(await findSecondFactors(trx, userId))) return;
  await trx.deleteFrom("recoveryCodes").where("userId", "=", userId).execute();
  await bypassCacheOf(trx, caller, userId);
  await trx.updateTable("sessions").set({ secondFactorAt: null }).where("userId", "=", userId).execute();
}
