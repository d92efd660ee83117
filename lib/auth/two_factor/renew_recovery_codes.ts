import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { makeRecoveryCodes } from "./recovery_codes.ts";
import { findSecondFactors, hasStrongFactor } from "./second_factors.ts";

/**
 * Replaces the acting user's recovery codes with ten new ones. Null: there is no second factor to recover.
 */
export function renewRecoveryCodes(acting: Acting): Promise<string[] | null> {
  const { userId } = acting.actor;
  return transaction(acting.db, async (trx) => {
    if (!hasStrongFactor(await findSecondFactors(trx, userId))) return null;
    const codes = await makeRecoveryCodes(trx, acting, userId);
    await recordAccountEvent(trx, acting, userId, "make_recovery_codes");
    await notifyOwner(trx, acting, acting.actor, { kind: "recovery_codes_made" });
    return codes;
  });
}
