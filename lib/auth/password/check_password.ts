import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { countAttempt, forgetAttempts, type TooMany } from "../limits/count_attempt.ts";
import { OWN_ISSUER } from "../accounts/create_user.ts";
import { verifyPassword } from "./password.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";

export type CheckPasswordResult = { kind: "right" } | { kind: "wrong" } | TooMany;

/**
 * Whether this is the signed-in user's own password. Attempts count against the account, as those for codes
 * do.
 */
export async function checkPassword(
  caller: Caller,
  userId: string,
  password: string,
): Promise<CheckPasswordResult> {
  const refusal = await countAttempt(caller, ["confirmPassword", userId]);
  if (refusal) return refusal;
  const account = await caller.db.selectFrom("accounts").select("passwordHash")
    .where("issuer", "=", OWN_ISSUER).where("subject", "=", userId).executeTakeFirst();
  if (await verifyPassword(caller.config, password, account?.passwordHash ?? null)) {
    await forgetAttempts(caller, ["confirmPassword", userId]);
    return { kind: "right" };
  }
  await transaction(caller.db, (trx) =>
    recordAccountEvent(trx, caller, userId, "confirm_password", {
      outcome: "refused",
      reason: "wrong_password",
    }));
  return { kind: "wrong" };
}
